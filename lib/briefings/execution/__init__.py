"""How a notebook runs: a kernel forked from a warm process, driven by papermill.

The kernel is ipykernel's own, on a socket pair. The rival, a provisioner that forks kernels with zmq for any
client, took nearly twice as long: five sockets, four threads and a handshake a kernel.
"""

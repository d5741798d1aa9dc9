"""`python -m briefings` is the command `briefings`."""

import sys

from briefings.cli import main

sys.exit(main())

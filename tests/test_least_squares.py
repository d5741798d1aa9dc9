"""Least squares against certified values: NIST Statistical Reference Datasets, public domain."""

import numpy as np
import pytest

from briefings.least_squares import fit_curve, fit_linear

# Response and predictor in turn.
FILIP = """
    0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379
    0.8377 -6.661145254 0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569
    0.8515 -6.519993057 0.8766 -6.204119983 0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982
    0.8913 -5.482672118 0.8959 -5.171791386 0.8971 -4.851705903 0.9021 -4.517126416 0.909 -4.143573228
    0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497 0.8872 -5.953504836 0.89 -5.642065153
    0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195 0.7675 -8.56735134
    0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279
    0.7971 -6.920818754 0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495
    0.7633 -8.663140179 0.7678 -8.473531488 0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393
    0.7796 -7.352812702 0.7897 -7.072065318 0.8131 -6.774174009 0.8498 -6.478861916 0.8741 -6.159517513
    0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421 0.8856 -5.910094889 0.8919 -5.598599459
    0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426 0.9129 -3.885055584
    0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475
    0.7703 -8.165388579 0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626
    0.8253 -6.691862621 0.8602 -6.392544977 0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832
    0.8834 -6.065855188 0.8898 -5.752272167 0.8964 -5.132414673 0.8963 -4.811352704 0.9074 -4.098269308
    0.9119 -3.66174277 0.9228 -3.2644011
"""
FILIP_CERTIFIED = [
    ("-1467.48961422980", "298.084530995537"),
    ("-2772.17959193342", "559.779865474950"),
    ("-2316.37108160893", "466.477572127796"),
    ("-1127.97394098372", "227.204274477751"),
    ("-354.478233703349", "71.6478660875927"),
    ("-75.1242017393757", "15.2897178747400"),
    ("-10.8753180355343", "2.23691159816033"),
    ("-1.06221498588947", "0.221624321934227"),
    ("-0.670191154593408E-01", "0.142363763154724E-01"),
    ("-0.246781078275479E-02", "0.535617408889821E-03"),
    ("-0.402962525080404E-04", "0.896632837373868E-05"),
]
NORRIS = """
    0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6
    778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6
    557.7 556.0 228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1
    888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2
    0.5
"""
MISRA1A = """
    10.07E0 77.6E0 14.73E0 114.9E0 17.94E0 141.1E0 23.93E0 190.8E0 29.61E0 239.9E0 35.18E0 289.0E0
    40.02E0 332.8E0 44.82E0 378.4E0 50.76E0 434.8E0 55.05E0 477.3E0 61.01E0 536.8E0 66.40E0 593.1E0
    75.47E0 689.1E0 81.78E0 760.0E0
"""
MISRA1A_CERTIFIED = [("2.3894212918E+02", "2.7070075241E+00"), ("5.5015643181E-04", "7.2668688436E-06")]


def numbers(text):
    """Response and predictor, as many digits as stand in the text."""
    return np.array(text.split(), np.longdouble).reshape(-1, 2).T


def digits(found, certified):
    """The fewest digits that agree."""
    true = np.array(certified, np.longdouble)
    return float(-np.log10(np.abs(found - true) / np.abs(true)).min())


def test_a_polynomial_of_degree_ten_comes_out_to_seven_digits():
    y, x = numbers(FILIP)
    fit = fit_linear(x[:, None] ** np.arange(11), y)
    assert digits(fit.estimates, [value for value, _ in FILIP_CERTIFIED]) >= 7
    assert digits(fit.standard_errors, [error for _, error in FILIP_CERTIFIED]) >= 7


def test_ordinary_numbers_do_for_seven_digits_too():
    y, x = numbers(FILIP).astype(float)
    fit = fit_linear(x[:, None] ** np.arange(11), y)
    assert digits(fit.estimates, [value for value, _ in FILIP_CERTIFIED]) >= 7


def test_a_straight_line_comes_out_to_all_certified_digits():
    y, x = numbers(NORRIS)
    fit = fit_linear(np.column_stack([np.ones_like(x), x]), y)
    assert digits(fit.estimates, ["-0.262323073774029", "1.00211681802045"]) >= 12
    assert digits(fit.standard_errors, ["0.232818234301152", "0.429796848199937E-03"]) >= 12


@pytest.mark.parametrize("start", [(500, 0.0001), (250, 0.0005)])
def test_a_curve_comes_out_from_both_certified_starts(start):
    y, x = numbers(MISRA1A)
    fit = fit_curve(lambda b, x: b[0] * (1 - np.exp(-b[1] * x)), start, x, y)
    assert digits(fit.estimates, [value for value, _ in MISRA1A_CERTIFIED]) >= 9
    assert digits(fit.standard_errors, [error for _, error in MISRA1A_CERTIFIED]) >= 9


def test_as_many_coefficients_as_observations_leave_no_standard_error():
    fit = fit_linear([[1, 0], [1, 1]], [2, 5])
    assert fit.estimates.tolist() == pytest.approx([2, 3])
    assert np.isnan(fit.standard_errors).all()


def test_too_few_observations_are_refused():
    with pytest.raises(ValueError, match="2 coefficients need as many observations; there are 1"):
        fit_linear([[1, 0]], [2])


def test_columns_that_repeat_each_other_are_refused():
    with pytest.raises(ValueError, match="the columns depend on each other"):
        fit_linear([[1, 2], [2, 4], [3, 6]], [1, 2, 3])

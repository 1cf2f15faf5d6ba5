"""Where print breaks no line."""

from __future__ import annotations

import pytest

from dalel.report.joined import joined


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("недостаёт: 1", "недостаёт:_1"),
        ("не менее 16 лет", "не менее 16_лет"),
        ("at least 16 years of age", "at least 16_years of age"),
        ("ст. 147 · ч. 4", "ст. 147_· ч. 4"),
        ("лицо «Shop» — не физическое", "лицо «Shop»_— не физическое"),
        ("и в деянии с лицом", "и_в_деянии с_лицом"),
        ("a file of a case", "a file of a case"),
        ("21 625 000 further norms", "21 625 000 further norms"),
        ("Закон № 51-VIII", "Закон №_51-VIII"),
        (" · after another span", "_· after another span"),
    ],
)
def test_print_breaks_no_line_there(told: str, shown: str) -> None:
    assert shown == joined(told).replace("\u00a0", "_")

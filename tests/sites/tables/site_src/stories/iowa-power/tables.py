"""All power of each year, and how much of it renewables gave."""

import pandas as pd


def totals(iowa: pd.DataFrame) -> pd.DataFrame:
    wide = iowa.pivot(index="year", columns="kind", values="gwh")
    gwh = wide.sum(axis="columns")
    share = (wide["renewables"] / gwh * 100).round(1)
    return pd.DataFrame({"gwh": gwh, "share": share})

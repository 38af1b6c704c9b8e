"""Limits of pandas' time axes that count periods: dates, words and numbers, with the ticks that these limits have."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

rng = np.random.RandomState(3)


def frame(freq, count=40):
    return pd.DataFrame(rng.rand(count, 2), index=pd.date_range("2020-01-05", periods=count, freq=freq), columns=["a", "b"])


def save(number):
    plt.savefig(f"pandas_period_limits_{number}.png")
    plt.close()


days, months, hours = frame("D"), frame("M", 60), frame("H", 100)
days.plot().set_xlim(18270, 18290)
save(0)
days.plot().set_xlim("2020-01-10", "2020-02-01")
save(1)
ax = days["a"].plot(figsize=(8, 3))
ax.set_xlim(days.index[3], days.index[20])
ax.set_title("some days")
save(2)
months.plot()
plt.xlim("2021", "2022-06")
save(3)
hours.plot().set_xlim(pd.Timestamp("2020-01-06 03:00"), pd.Timestamp("2020-01-07"))
save(4)
months.plot(subplots=True)
plt.xlim(right=pd.Timestamp("2022-01-01"))
save(5)
days.plot(xlim=(pd.Timestamp("2020-01-20"), pd.Timestamp("2020-03-20")))
save(6)

"""Pies of two columns: each legend stands where no wedge's box is."""
import matplotlib.pyplot as plt
import pandas as pd

sales = pd.DataFrame({"north": [1, 2], "south": [3, 4]}, index=["shop", "web"])
sales.plot.pie(subplots=True, figsize=(8, 4))
plt.savefig("pandas_pie_legends_0.png")
plt.close()

plt.pie([4, 1, 2], labels=["a", "b", "c"], wedgeprops={"width": 0.4}, startangle=40)
plt.legend(title="rings")
plt.savefig("pandas_pie_legends_1.png")

"""What styles and themes leave beside meshes: no grid under them, and the powers that labels leave out."""
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

rng = np.random.RandomState(4)
sns.set_theme(style="whitegrid")

plt.figure(figsize=(4, 3))
values = rng.rand(6, 6)
sns.heatmap(values, mask=np.triu(np.ones_like(values, dtype=bool)))
plt.savefig("seaborn_styles_meshes_0.png")
plt.figure(figsize=(4, 3))
plt.pcolormesh(values)
plt.xlim(0, 9)
plt.savefig("seaborn_styles_meshes_1.png")
people = pd.DataFrame({"age": rng.normal(40, 9, 60), "income": rng.normal(5e6, 1e6, 60)})
grid = sns.jointplot(data=people, x="age", y="income", kind="kde", height=4)
grid.savefig("seaborn_styles_meshes_2.png")
sns.pairplot(people, height=2)
plt.savefig("seaborn_styles_meshes_3.png")

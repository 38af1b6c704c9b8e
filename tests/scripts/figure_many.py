"""Many figures, open at once, by number, cleared, closed."""
import matplotlib.pyplot as plt

for i in range(4):
    plt.figure(i + 1, figsize=(3, 2), dpi=60)
    plt.plot([i, 1, 2])
plt.figure(2)
plt.title("second")
for i in range(4):
    plt.figure(i + 1)
    plt.savefig(f"figure_many_{i}.png")
plt.clf()
plt.bar(["a"], [1])
plt.savefig("figure_many_cleared.png")
plt.close("all")

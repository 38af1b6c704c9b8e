import matplotlib.pyplot as plt
import numpy as np
rng = np.random.RandomState(0)
for i in range(36):
    size = (rng.choice([4, 5, 6.4, 7, 8, 10, 12]), rng.choice([3, 4, 4.8, 5, 6, 8]))
    rows, cols = rng.randint(1, 3, 2)
    fig, axs = plt.subplots(rows, cols, figsize=size, squeeze=False, dpi=rng.choice([72, 80, 100, 120]))
    for ax in axs.flat:
        ax.plot(rng.rand(5) * 10.0 ** rng.randint(-2, 6))
        if rng.rand() < .6:
            ax.set_title("A title" + "\nof two" * rng.randint(2), fontsize=rng.choice([8, 12, 14]))
        if rng.rand() < .6:
            ax.set_xlabel("time [s]")
        if rng.rand() < .6:
            ax.set_ylabel("value", fontsize=rng.choice([10, 12]))
        if rng.rand() < .2:
            ax.tick_params(axis="x", rotation=45)
    if rng.rand() < .3:
        fig.suptitle("All")
    if i % 3:
        plt.tight_layout()
    plt.savefig(f"{i:02d}.png", bbox_inches="tight", **({"dpi": int(rng.choice([60, 150, 200]))} if i % 4 == 0 else {}))
    plt.close()

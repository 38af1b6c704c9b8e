import matplotlib.pyplot as plt
import numpy as np
data = np.arange(100.0).reshape(10, 10)
rng = np.random.RandomState(4)
for i in range(12):
    size = (rng.choice([3, 4, 5, 6.4, 8]), rng.choice([3, 4, 4.8, 6]))
    rows, cols = rng.randint(1, 4, 2)
    fig, axs = plt.subplots(rows, cols, figsize=size, squeeze=False, sharex=bool(rng.randint(2)), layout=[None, "tight", None][i % 3])
    for j, ax in enumerate(axs.flat):
        if j % 3 == 0:
            im = ax.imshow(data * 10.0 ** rng.randint(4), aspect=rng.choice(["auto", "equal"]))
            if rng.rand() < .5:
                fig.colorbar(im, ax=ax, location=rng.choice(["right", "bottom", "top", "left"]), shrink=rng.choice([.5, 1]))
        else:
            ax.plot(rng.rand(4) * 10.0 ** rng.randint(5), label="l")
            if rng.rand() < .4:
                ax.legend(bbox_to_anchor=(1, 1), loc="upper left")
        if rng.rand() < .3 and i % 3 != 1:
            fig.tight_layout(pad=float(rng.choice([.5, 1, 2])))
        if rng.rand() < .5:
            ax.set_title(f"title {j}", fontsize=rng.choice([8, 16]), loc=rng.choice(["left", "center"]))
        if rng.rand() < .5:
            ax.set_ylabel("label")
    if rng.rand() < .4:
        fig.suptitle("sup")
    if i % 3 == 0:
        fig.tight_layout(**[{}, {"rect": (0, .1, .9, 1)}, {"w_pad": 2, "h_pad": .1}][rng.randint(3)])
    if rng.rand() < .3:
        fig.subplots_adjust(top=.8)
    fig.savefig(f"{i:02d}.png", **({"bbox_inches": "tight"} if i % 2 else {}))
    plt.close(fig)

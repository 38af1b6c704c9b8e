import matplotlib.pyplot as plt
import numpy as np

fig, axs = plt.subplots(2, 2, layout="constrained")
for ax in axs.flat:
    ax.plot([1, 2, 30])
    ax.set_xlabel("x")
fig.get_layout_engine().set(w_pad=4 / 72, h_pad=4 / 72, hspace=0.2, wspace=0.1)
fig.savefig("pads.png")

fig, axs = plt.subplots(2, 3, figsize=(7, 4), constrained_layout=True)
fig.set_constrained_layout_pads(w_pad=2. / 72., h_pad=2. / 72., hspace=0., wspace=0.)
for ax in axs.flat:
    ax.plot([1, 2, 30])
fig.savefig("tight_pads.png")

fig = plt.figure(layout="constrained")
gs = fig.add_gridspec(2, 2, wspace=0.3, hspace=0.4)
for spec in gs:
    ax = fig.add_subplot(spec)
    ax.plot([3, 1, 2])
    ax.set_title("a title")
fig.savefig("gridspec_pads.png")

fig, ax = plt.subplots()
fig.set_layout_engine("constrained", rect=(0.1, 0.2, 0.7, 0.6))
ax.plot([1, 2, 3])
ax.set_ylabel("in a part of the figure")
fig.savefig("rect.png")

plt.rcParams["figure.constrained_layout.use"] = True
plt.rcParams["figure.constrained_layout.w_pad"] = 0.3
fig, axs = plt.subplots(1, 2)
axs[0].plot([1, 2])
axs[1].bar(["a", "b"], [3, 4])
fig.savefig("rc.png")

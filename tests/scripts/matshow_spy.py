"""A matrix and where it is not zero."""
import matplotlib.pyplot as plt
import numpy as np

matrix = np.random.RandomState(4).rand(12, 12)
matrix[matrix < 0.6] = 0
fig, axs = plt.subplots(1, 2, figsize=(6, 3), dpi=80)
axs[0].matshow(matrix)
axs[1].spy(matrix, markersize=4)
fig.savefig("matshow_spy.png")

"""Labels of a colour bar's axes across the bar."""
import matplotlib.pyplot as plt
import numpy as np

fig, ax = plt.subplots()
image = ax.imshow(np.arange(12.0).reshape(3, 4))
lying = fig.colorbar(image, orientation="horizontal")
lying.ax.set_ylabel("level")
lying.ax.set_title("measured")
standing = fig.colorbar(image)
standing.ax.set_xlabel("below")
standing.set_label("along")
plt.savefig("colorbar_labels_across.png")

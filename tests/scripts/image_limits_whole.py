"""The colour limits of whole numbers are whole numbers."""
import matplotlib.pyplot as plt
import numpy as np

plt.figure()
image = plt.imshow(np.arange(12).reshape(3, 4))
print(image.get_clim())
plt.colorbar(label="from %s to %s" % image.get_clim())
plt.savefig("image_limits_whole.png")

"""What savefig takes: dpi, tight, colours, pad, streams."""
import io

import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(4, 3))
ax.plot([0, 1], [0, 1])
ax.set_ylabel("a label\nof three\nlines")
ax.set_title("title")
fig.savefig("save_dpi.png", dpi=50)
fig.savefig("save_tight.png", dpi=80, bbox_inches="tight")
fig.savefig("save_padded.png", dpi=80, bbox_inches="tight", pad_inches=0.3)
fig.savefig("save_face.png", dpi=60, facecolor="lightblue")
stream = io.BytesIO()
fig.savefig(stream, format="png", dpi=60)
with open("save_stream.png", "wb") as file:
    file.write(stream.getvalue())

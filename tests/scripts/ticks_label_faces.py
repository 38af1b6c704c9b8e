"""Weights, slants and families of tick labels; the offset's text stays as it is."""
import matplotlib.pyplot as plt

fig, (one, two, three) = plt.subplots(1, 3, figsize=(9, 3))
one.plot([1e7, 3e7])
plt.sca(one)
plt.xticks(fontweight="bold", rotation=30)
plt.yticks(weight="bold", family="serif", fontsize=12)
two.plot([1, 20])
two.minorticks_on()
two.xaxis.set_minor_formatter("{x:.1f}")
plt.setp(two.get_xminorticklabels(), rotation=90, color="dimgray", style="italic")
plt.setp(two.get_xmajorticklabels() + two.get_ymajorticklabels(), fontname="Monospace", weight="semibold")
three.set_yticks([0, 0.5, 1], ["none", "half", "full"], fontweight="bold", color="navy")
for label in three.get_xticklabels():
    label.set_fontproperties({"family": "serif", "size": 8})
fig.tight_layout()
fig.savefig("ticks_label_faces.png")

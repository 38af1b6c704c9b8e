"""Texts that break where the picture ends."""
import matplotlib.pyplot as plt

fig = plt.figure(figsize=(5, 4), dpi=80)
plt.axis([0, 10, 0, 10])
t = "This is a really long string that I'd rather have wrapped so that it doesn't go outside of the figure, but if it's long enough it will go off the top or bottom!"
plt.text(4, 1, t, ha="left", rotation=15, wrap=True)
plt.text(6, 5, t, ha="left", rotation=15, wrap=True)
plt.text(5, 10, t, fontsize=12, style="oblique", ha="center", va="top", wrap=True)
plt.text(3, 4, t, family="serif", style="italic", ha="right", wrap=True)
plt.text(-1, 0, t, ha="left", rotation=-15, wrap=True)
fig.savefig("text_wrapped.png")

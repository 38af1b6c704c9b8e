"""Several handles for one label, and handlers of a script's own."""
import matplotlib.pyplot as plt
from matplotlib.legend_handler import HandlerLine2D, HandlerPatch, HandlerTuple
from matplotlib.patches import Ellipse, Patch, Rectangle

fig, (left, right) = plt.subplots(1, 2, figsize=(10, 5))
a, = left.plot([1, 2, 3], "C0-o")
b, = left.plot([2, 2, 3], "C1--s")
c = left.scatter([0, 1, 2], [3, 3, 1], c="green", marker="^", s=60)
left.legend([(a, b), (a, c), (Patch(color="pink"), b)], ["beside", "line and points", "patch"], handler_map={tuple: HandlerTuple(ndivide=None)}, handlelength=4)


class HandlerEllipse(HandlerPatch):
    def create_artists(self, legend, orig_handle, xdescent, ydescent, width, height, fontsize, trans):
        p = Ellipse(xy=(width / 2 - xdescent / 2, height / 2 - ydescent / 2), width=width + xdescent, height=height + ydescent)
        self.update_prop(p, orig_handle, legend)
        p.set_transform(trans)
        return [p]


class AnyObject:
    pass


class AnyHandler:
    def legend_artist(self, legend, orig_handle, fontsize, handlebox):
        patch = Rectangle([handlebox.xdescent, handlebox.ydescent], handlebox.width, handlebox.height, facecolor="red", edgecolor="black", lw=3,
                          transform=handlebox.get_transform())
        handlebox.add_artist(patch)
        return patch


d, = right.plot([3, 2, 1], marker="o", label="four points")
e, = right.plot([1, 2, 3], marker="v", label="one")
right.legend([d, e, (d, e), Ellipse((0, 0), 1, 1, facecolor="lime", edgecolor="k"), AnyObject()], ["four points", "one", "over", "ellipse", "own"],
             handler_map={d: HandlerLine2D(numpoints=4), Ellipse: HandlerEllipse(), AnyObject: AnyHandler()}, loc="center left")
fig.savefig("legend_tuples.png")

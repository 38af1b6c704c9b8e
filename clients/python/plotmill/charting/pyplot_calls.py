"""Which calls of axes and figures pyplot has as functions, and which of matplotlib's are not covered."""

AXES_CALLS = (
    "plot", "bar", "barh", "bar_label", "broken_barh", "hist", "stairs", "step", "stem", "fill_between", "fill_betweenx", "fill", "stackplot", "errorbar",
    "boxplot", "violinplot", "eventplot", "pie", "arrow", "axhline", "axvline", "axline", "axhspan", "axvspan", "hlines", "vlines", "loglog", "semilogx", "semilogy",
    "plot_date", "text", "annotate", "legend", "axis", "margins", "autoscale", "minorticks_on", "minorticks_off", "tick_params", "ticklabel_format",
    "locator_params", "table", "clabel", "quiverkey")
FIGURE_CALLS = ("suptitle", "supxlabel", "supylabel", "subplots_adjust", "add_subplot", "add_axes")
MAPPABLE_CALLS = ("scatter", "imshow", "pcolormesh", "pcolor", "hexbin", "hist2d", "spy", "contour", "contourf", "quiver")
# What matplotlib has besides: the nearest that is covered.
NOT_COVERED = {
    "tricontour": "pcolormesh()", "tricontourf": "pcolormesh()", "tripcolor": "pcolormesh()",
    "triplot": "plot()", "streamplot": "plot()", "barbs": "annotate()",
    "specgram": "pcolormesh() of scipy.signal's spectrogram", "psd": "plot() of scipy.signal's welch",
    "csd": "plot()", "cohere": "plot()", "magnitude_spectrum": "plot() of numpy.fft", "angle_spectrum": "plot() of numpy.fft", "phase_spectrum": "plot() of numpy.fft",
    "acorr": "vlines() of numpy.correlate", "xcorr": "vlines() of numpy.correlate", "subplot_tool": "subplots_adjust()",     "connect": "nothing: there is no window", "waitforbuttonpress": "nothing: there is no window", "ginput": "nothing: there is no window",
    "figimage": "imshow()", "rgrids": "plain axes", "pcolorfast": "pcolormesh()",
    "set_xticks_position": "xaxis.set_ticks_position()", "add_child_axes": "inset_axes()"}
# What matplotlib's pyplot has of other modules.
ELSEWHERE = {"np": "numpy", "matplotlib": "plotmill", "mpl": "plotmill", "cbook": "plotmill.cbook", "mlab": "plotmill.mlab", "Normalize": "plotmill.colors:Normalize",
             "Text": "plotmill.text:Text", "Annotation": "plotmill.text:Annotation", "Artist": "plotmill.charting.artist:Artist",
             **{name: f"plotmill.ticker:{name}" for name in ("Formatter", "IndexLocator", "Locator", "LogFormatter", "LogFormatterExponent", "LogFormatterMathtext")}}
NOT_COVERED_NAMES = frozenset(("Arrow", "Button", "FigureBase", "FigureCanvasBase", "MouseButton", "PolarAxes", "Slider", "Subplot", "SubplotSpec", "TickHelper",
                               "Widget", "color_sequences", "disconnect", "draw_all", "findobj", "get", "get_scale_names", "interactive", "install_repl_displayhook",
                               "new_figure_manager", "rcParamsOrig", "rcsetup", "uninstall_repl_displayhook"))

"""What seaborn has and Plotmill does not draw: every name raises, and says what comes nearest."""

from ..charting.refuse import refuse

NEAREST = {
    "distplot": "histplot", "dogplot": "scatterplot", "load_dataset": "pandas.read_csv of a file of your own",
    "get_dataset_names": "pandas.read_csv of a file of your own", "get_data_home": "a folder of your own", "crayon_palette": "xkcd_palette",
    "choose_colorbrewer_palette": "color_palette", "choose_cubehelix_palette": "cubehelix_palette",
    "choose_light_palette": "light_palette", "choose_dark_palette": "dark_palette", "choose_diverging_palette": "diverging_palette",
}


# Names that are no functions: asking for them is refused.
MODULES = {
    "objects": "the functions of plotmill.seaborn", "crayons": "xkcd_rgb", "algorithms": "numpy.percentile of samples of your own",
    "axisgrid": "FacetGrid, PairGrid, JointGrid", "categorical": "catplot, boxplot and their like", "colors": "xkcd_rgb", "distributions": "histplot, kdeplot",
    "external": "scipy", "matrix": "heatmap", "miscplot": "palplot", "mpl": "plotmill", "palettes": "color_palette", "rcmod": "set_theme",
    "regression": "regplot, lmplot", "relational": "relplot, scatterplot, lineplot", "utils": "despine, move_legend, desaturate", "widgets": "color_palette",
}


def refused(name):
    """A function that refuses to be called, under that name."""
    def call(*_args, **_kwargs):
        refuse(f"seaborn.{name}", NEAREST[name])

    call.__name__ = name
    return call

"""The front: figures, axes and artists in matplotlib's words, which only record what the chart kind `figure` draws (docs/figure.md)."""

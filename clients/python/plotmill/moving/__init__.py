"""The move of a script from matplotlib and seaborn to Plotmill: `plotmill migrate` and `plotmill compare`."""

# R's own scatter matrix of the story's tables. usage: Rscript matrix.R TABLES FOLDER; prints cpu_us= of a table, start-up left out.
given <- commandArgs(trailingOnly = TRUE)
tables <- as.integer(given[1])
start <- proc.time()
for (number in seq_len(tables)) {
    set.seed(number)
    png(file.path(given[2], paste0(number, ".png")), width = 1200, height = 800, type = "cairo")
    pairs(as.data.frame(matrix(runif(32), 4, 8)), pch = 19, cex = 0.3, col = "#00000080", xaxt = "n", yaxt = "n", gap = 0.2)
    invisible(dev.off())
}
spent <- proc.time() - start
cat(sprintf("cpu_us=%f\n", (spent[["user.self"]] + spent[["sys.self"]]) / tables * 1e6))

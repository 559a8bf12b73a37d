# The jobs in data.table.   Rscript data.table.R JOB OUT   (in the folder with the data)
suppressMessages(library(data.table))
setDTthreads(0) # every processor
arguments <- commandArgs(TRUE)
job <- arguments[1]
out <- arguments[2]

read_long <- function(file, ...) fread(file, na.strings = "c", showProgress = FALSE, ...)
read_text <- function(file, ...) fread(file, colClasses = "character", showProgress = FALSE, ...)

register_columns <- c("URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName",
                      "Postcode", "OpenDate", "PercentageFSM", "GOR (name)", "UrbanRural (name)")
kept_columns <- c("YEAR", "URN", "SCHNAME", "LEA", "REGION", "TOTPUPS", "PTFSM6CLA1A", "ATT8SCR",
                  "P8MEA", "M38")

# fread leaves doubled quotes doubled; one name in 500 has them. [on=] keeps the order of rows,
# setcolorder that of columns.
j1 <- function() {
  results <- read_text("ks4.csv")
  schools <- read_text("gias.csv", select = register_columns)
  schools[, EstablishmentName := gsub('""', '"', EstablishmentName, fixed = TRUE)]
  order <- c(names(results), register_columns[-1])
  setcolorder(schools[results, on = "URN"], order)
}

j2 <- function() {
  figures <- read_long("long.csv", select = c("time_period", "measure", "region_name", "value"))
  figures[!is.na(value), {
    q <- quantile(value, c(.1, .25, .5, .75, .9), names = FALSE)
    .(count = .N, mean = mean(value), p10 = q[1], p25 = q[2], p50 = q[3], p75 = q[4], p90 = q[5])
  }, by = .(time_period, measure, region_name)]
}

j3 <- function() {
  figures <- read_long("long.csv")
  figures[, comparator_value := mean(value, na.rm = TRUE), by = .(time_period, measure, breakdown)]
  figures[, percentile := 100 * frank(value, na.last = "keep") / sum(!is.na(value)),
          by = .(time_period, measure, breakdown)]
}

j4 <- function() {
  london <- read_text("ks4.csv", select = kept_columns)[REGION == "London"]
  london[, progress := suppressWarnings(as.numeric(P8MEA))]
  london[progress > 0][order(LEA, -progress), ..kept_columns]
}

j5 <- function()
  dcast(read_long("long2m.csv"),
        school_urn + old_la_code + region_name + time_period + breakdown ~ measure,
        value.var = "value")

fwrite(get(job)(), out)

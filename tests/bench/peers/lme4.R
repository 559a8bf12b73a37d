# The jobs in lme4.   Rscript lme4.R JOB OUT   (in the folder with the data)
suppressMessages({
  library(data.table) # to read and write, on every processor
  library(lme4)
})
setDTthreads(0)
arguments <- commandArgs(TRUE)

j7 <- function() {
  pupils <- fread("pupils.csv", showProgress = FALSE)
  fit <- lmer(score ~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + (1 | school_urn), pupils)
  variance <- as.data.frame(VarCorr(fit))$vcov
  data.table(term = c(names(fixef(fit)), "school_urn.(Intercept)", "residual"),
             estimate = c(fixef(fit), variance))
}

fwrite(get(arguments[1])(), arguments[2])

// The jobs in Polars.   node polars.js JOB OUT   (in the folder with the data)
//
// Every processor, categories instead of strings where they are grouped by, the narrowest types the
// figures fit; of several ways to write a job, the one that measured fastest.
const pl = require("nodejs-polars");
const [, , job, out] = process.argv;

const long_types = {
  school_urn: pl.Int32,
  old_la_code: pl.Int16,
  region_name: pl.Categorical,
  time_period: pl.Int32,
  measure: pl.Categorical,
  breakdown: pl.Categorical,
  n: pl.Int16,
  value: pl.Float64,
};
const long_options = { schema: long_types, nullValues: ["c"] };
const as_text = { inferSchemaLength: 0 };
const value = pl.col("value");

const register_columns = [
  "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "Postcode",
  "OpenDate", "PercentageFSM", "GOR (name)", "UrbanRural (name)",
];
const kept_columns = [
  "YEAR", "URN", "SCHNAME", "LEA", "REGION", "TOTPUPS", "PTFSM6CLA1A", "ATT8SCR", "P8MEA", "M38",
];

const jobs = {
  j1() {
    const schools = pl.readCSV("gias.csv", { ...as_text, columns: register_columns });
    pl.readCSV("ks4.csv", as_text).join(schools, { on: "URN", how: "left" }).writeCSV(out);
  },

  j2() {
    const quantiles = [10, 25, 50, 75, 90].map((p) =>
      value.quantile(p / 100, "linear").alias("p" + p));
    pl.scanCSV("long.csv", long_options)
      .groupBy(["time_period", "measure", "region_name"])
      .agg(value.count().alias("count"), value.mean().alias("mean"), ...quantiles)
      .collectSync()
      .writeCSV(out);
  },

  // Rounded, because shorter numbers are written faster.
  j3() {
    const group = ["time_period", "measure", "breakdown"];
    const rank = value.rank({ method: "average" }).over(...group);
    return pl.scanCSV("long.csv", long_options)
      .withColumns(
        value.mean().over(...group).round(10).alias("comparator_value"),
        rank.div(value.count().over(...group)).mul(100).round(10).alias("percentile"))
      .sinkCSV(out, { maintainOrder: true })
      .collectSync();
  },

  j4() {
    pl.readCSV("ks4.csv", { ...as_text, columns: kept_columns })
      .lazy()
      .filter(pl.col("REGION").eq(pl.lit("London")))
      .withColumns(pl.col("P8MEA").cast(pl.Float64, false).alias("progress"))
      .filter(pl.col("progress").gt(0))
      .sort(["LEA", "progress"], [false, true])
      .select(...kept_columns)
      .collectSync()
      .writeCSV(out);
  },

  j5() {
    const index = ["school_urn", "old_la_code", "region_name", "time_period", "breakdown"];
    pl.readCSV("long2m.csv", long_options)
      .pivot("value", { index, on: "measure", aggregateFunc: "first" })
      .writeCSV(out);
  },
};

jobs[job]();

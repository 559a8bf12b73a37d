// The jobs in DuckDB.   node duckdb.js JOB OUT   (in the folder with the data)
//
// Types are given, so that nothing is guessed; DuckDB may write rows in any order where the job
// does not ask for one.
const { DuckDBInstance } = require("@duckdb/node-api");
const [, , job, out] = process.argv;

const long = (file) => `read_csv('${file}', header = true, auto_detect = false, delim = ',',
  quote = '"', escape = '"', nullstr = 'c', columns = {
    school_urn: 'INTEGER', old_la_code: 'SMALLINT', region_name: 'VARCHAR', time_period: 'INTEGER',
    measure: 'VARCHAR', breakdown: 'VARCHAR', n: 'SMALLINT', value: 'DOUBLE' })`;
const text = (file) => `read_csv('${file}', all_varchar = true)`;

const jobs = {
  j1: `
    SELECT k.*, g.* EXCLUDE (URN)
    FROM ${text("ks4.csv")} k
    LEFT JOIN (
      SELECT URN, "LA (code)", "LA (name)", EstablishmentNumber, EstablishmentName, Postcode,
             OpenDate, PercentageFSM, "GOR (name)", "UrbanRural (name)"
      FROM ${text("gias.csv")}) g
    ON k.URN = g.URN`,

  j2: `
    SELECT time_period, measure, region_name, count, mean,
           q[1] AS p10, q[2] AS p25, q[3] AS p50, q[4] AS p75, q[5] AS p90
    FROM (
      SELECT time_period, measure, region_name, count(value) AS count, avg(value) AS mean,
             quantile_cont(value, [0.1, 0.25, 0.5, 0.75, 0.9]) AS q
      FROM ${long("long.csv")}
      GROUP BY ALL)`,

  // The rank of equal values is the mean of the first and the last place they take up.
  j3: `
    SELECT *,
           round(avg(value) OVER alike, 10) AS comparator_value,
           CASE WHEN value IS NOT NULL THEN
             round(50.0 * (rank() OVER by_value + count(*) OVER by_value)
                   / count(value) OVER alike, 10) END AS percentile
    FROM ${long("long.csv")}
    WINDOW alike AS (PARTITION BY time_period, measure, breakdown),
           by_value AS (PARTITION BY time_period, measure, breakdown ORDER BY value)`,

  j4: `
    SELECT YEAR, URN, SCHNAME, LEA, REGION, TOTPUPS, PTFSM6CLA1A, ATT8SCR, P8MEA, M38
    FROM ${text("ks4.csv")}
    WHERE REGION = 'London' AND try_cast(P8MEA AS DOUBLE) > 0
    ORDER BY LEA, try_cast(P8MEA AS DOUBLE) DESC`,

  j5: `
    PIVOT (SELECT * EXCLUDE (n) FROM ${long("long2m.csv")})
    ON measure IN ('toy_score', 'toy_progress', 'toy_entries', 'toy_passes', 'toy_points',
                   'toy_absence', 'toy_places', 'toy_spend')
    USING first(value)`,
};

async function main() {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  if (job !== "j4") await connection.run("SET preserve_insertion_order = false");
  await connection.run(`COPY (${jobs[job]}) TO '${out}' (HEADER)`);
}
main();

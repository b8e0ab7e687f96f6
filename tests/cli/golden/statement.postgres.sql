/* Oven Playbook, program 18e4319ccd79, as of 2026-10-01: the best of all ICPs */
/* Written by `icp-playbook sql`. To change it, change the playbook. */
WITH "icp_known" AS MATERIALIZED (
  /* The columns as far as their fields can hold what they do; all else is not known */
  SELECT
    "account id",
    CASE
      WHEN "t0"."employees" BETWEEN 1 AND 1000000000000000
      AND CAST(CAST("t0"."employees" AS DECIMAL) % CAST(1 AS DECIMAL) AS DOUBLE PRECISION) = 0
      THEN CAST(FLOOR("t0"."employees") AS BIGINT)
      ELSE NULL
    END AS "employees",
    CASE
      WHEN "t0"."revenue" BETWEEN 1 AND 1000000000000000
      THEN CAST(FLOOR("t0"."revenue") AS BIGINT)
      ELSE NULL
    END AS "revenue",
    CASE WHEN "t0"."stage" IN ('young', 'grown') THEN "t0"."stage" ELSE NULL END AS "stage",
    CASE
      WHEN "t0"."tools" ~ '^;((paper|till|erp);)*$' THEN "t0"."tools"
      ELSE NULL
    END AS "tools",
    "has_oven",
    CASE
      WHEN "t0"."last_opening" <= CAST('9999-12-31' AS DATE)
      AND NOT (
        "t0"."last_opening" IN (CAST('1899-12-30' AS DATE), CAST('1899-12-31' AS DATE), CAST('1900-01-01' AS DATE), CAST('1970-01-01' AS DATE))
      )
      THEN "t0"."last_opening"
      ELSE NULL
    END AS "last_opening"
  FROM sales.accounts AS "t0"
), "icp_facts" AS MATERIALIZED (
  /* What every must, criterion, disqualifier and signal comes to */
  SELECT
    *,
    "has_oven" AS "must_own_oven", /* Nothing is planned where nothing is baked. */
    NOT ("employees" >= 3) AS "out_no_night_shift", /* There is no night to plan. */
    CASE
      WHEN "employees" IS NULL THEN 0
      WHEN "employees" BETWEEN 10 AND 50 THEN 20
      WHEN "employees" >= 5 THEN 5
      ELSE 0
    END AS "score_headcount_low", /* 10–50 employees. One planner is enough. */
    CASE
      WHEN "employees" IS NULL THEN 20
      WHEN "employees" BETWEEN 10 AND 50 THEN 20
      WHEN "employees" >= 5 THEN 5
      ELSE 0
    END AS "score_headcount_high",
    CASE
      WHEN "revenue" IS NULL THEN 0
      WHEN "revenue" BETWEEN 1000000 AND 5000000 THEN 10
      ELSE 0
    END AS "score_turnover_low", /* $1M–$5M revenue. Waste starts to cost a salary. */
    CASE
      WHEN "revenue" IS NULL THEN 10
      WHEN "revenue" BETWEEN 1000000 AND 5000000 THEN 10
      ELSE 0
    END AS "score_turnover_high",
    CASE
      WHEN "tools" IS NULL THEN 0
      WHEN POSITION(';paper;' IN "tools") > 0 THEN 20
      ELSE 0
    END AS "score_on_paper_low", /* Plans on paper. Paper is wrong by midnight. */
    CASE
      WHEN "tools" IS NULL THEN 20
      WHEN POSITION(';paper;' IN "tools") > 0 THEN 20
      ELSE 0
    END AS "score_on_paper_high",
    CASE
      WHEN "tools" IS NULL THEN -5
      WHEN POSITION(';erp;' IN "tools") > 0 THEN -5
      ELSE 0
    END AS "score_runs_erp_low", /* Runs an ERP. It plans already, badly. */
    CASE
      WHEN "tools" IS NULL THEN 0
      WHEN POSITION(';erp;' IN "tools") > 0 THEN -5
      ELSE 0
    END AS "score_runs_erp_high",
    CASE
      WHEN "last_opening" BETWEEN MAKE_DATE(2026, 9, 1) AND MAKE_DATE(2026, 10, 1)
      THEN 20
      WHEN "last_opening" BETWEEN MAKE_DATE(2026, 7, 3) AND MAKE_DATE(2026, 10, 1)
      THEN 10
      ELSE 0
    END AS "signal_second_shop", /* Second shop */
    "stage" = 'grown' AS "segment_grown_bakeries" /* Grown bakeries */
  FROM "icp_known"
), "icp_decisions" AS MATERIALIZED (
  /* The points of each criterion where they are decided */
  SELECT
    *,
    CASE
      WHEN "score_headcount_low" = "score_headcount_high" THEN "score_headcount_low"
      ELSE CAST(NULL AS BIGINT)
    END AS "score_headcount_decided",
    CASE
      WHEN "score_turnover_low" = "score_turnover_high" THEN "score_turnover_low"
      ELSE CAST(NULL AS BIGINT)
    END AS "score_turnover_decided",
    CASE
      WHEN "score_on_paper_low" = "score_on_paper_high" THEN "score_on_paper_low"
      ELSE CAST(NULL AS BIGINT)
    END AS "score_on_paper_decided",
    CASE
      WHEN "score_runs_erp_low" = "score_runs_erp_high" THEN "score_runs_erp_low"
      ELSE CAST(NULL AS BIGINT)
    END AS "score_runs_erp_decided"
  FROM "icp_facts"
), "icp_points" AS MATERIALIZED (
  /* The points of each ICP, at worst and at best, and how many are decided */
  SELECT
    *,
    NOT "must_own_oven" AS "bakeries_missed",
    "score_headcount_low"
    + "score_turnover_low"
    + ("score_on_paper_low" + "score_runs_erp_low") AS "bakeries_low",
    "score_headcount_high"
    + "score_turnover_high"
    + ("score_on_paper_high" + "score_runs_erp_high") AS "bakeries_high",
    50 - (
      CASE WHEN "score_headcount_decided" IS NULL THEN 20 ELSE 0 END
      + CASE WHEN "score_turnover_decided" IS NULL THEN 10 ELSE 0 END
      + (
        CASE WHEN "score_on_paper_decided" IS NULL THEN 20 ELSE 0 END
        + CASE WHEN "score_runs_erp_decided" IS NULL THEN 0 ELSE 0 END
      )
    ) AS "bakeries_decided"
  FROM "icp_decisions"
), "icp_scores" AS MATERIALIZED (
  /* Score and tier of each ICP, at worst and at best; tier 0 is the best */
  SELECT
    *,
    CASE WHEN "bakeries_high" >= 25 THEN 0 ELSE 1 END AS "bakeries_tier",
    CASE WHEN "bakeries_low" >= 25 THEN 0 ELSE 1 END AS "bakeries_tier_low",
    CASE
      WHEN "bakeries_low" <= 0 THEN 0
      WHEN "bakeries_low" >= 50 THEN 100
      ELSE CAST(FLOOR(CAST(("bakeries_low" * 100) AS DOUBLE PRECISION) / (50)) AS BIGINT)
    END AS "bakeries_score_low",
    CASE
      WHEN "bakeries_high" <= 0 THEN 0
      WHEN "bakeries_high" >= 50 THEN 100
      ELSE CAST(FLOOR(CAST(("bakeries_high" * 100) AS DOUBLE PRECISION) / (50)) AS BIGINT)
    END AS "bakeries_score_high"
  FROM "icp_points"
), "icp_statuses" AS MATERIALIZED (
  /* The status before each ICP, the first that applies */
  SELECT
    *,
    CASE
      WHEN "out_no_night_shift" THEN 'disqualified'
      WHEN NOT "must_own_oven" THEN 'outside'
      WHEN "must_own_oven" IS NULL
      OR "out_no_night_shift" IS NULL
      OR ("bakeries_decided" < 25 OR "bakeries_tier" <> "bakeries_tier_low")
      THEN 'undecided'
      ELSE 'fit'
    END AS "bakeries_status"
  FROM "icp_scores"
), "icp_best" AS MATERIALIZED (
  /* The ICP that accounts are scored against */
  SELECT
    *,
    'bakeries' AS "icp_scored"
  FROM "icp_statuses"
), "icp_verdicts" AS MATERIALIZED (
  /* The verdict of that ICP */
  SELECT
    *,
    COALESCE("bakeries_missed", FALSE) AS "icp_missed",
    "bakeries_status" AS "icp_status",
    "bakeries_tier" AS "icp_tier_best",
    "bakeries_tier_low" AS "icp_tier_worst",
    "bakeries_low" AS "icp_points_low",
    "bakeries_high" AS "icp_points_high",
    "bakeries_score_low" AS "icp_score_low",
    "bakeries_score_high" AS "icp_score_high",
    "bakeries_decided" AS "icp_decided",
    50 AS "icp_points_possible",
    "signal_second_shop" AS "icp_intent",
    COALESCE("must_own_oven" AND NOT "out_no_night_shift", FALSE) AS "icp_sure",
    COALESCE("score_headcount_decided", 0)
    + COALESCE("score_turnover_decided", 0)
    + (COALESCE("score_on_paper_decided", 0) + COALESCE("score_runs_erp_decided", 0)) AS "icp_known_points",
    CASE WHEN "score_headcount_decided" IS NULL THEN 0 ELSE 20 END
    + CASE WHEN "score_turnover_decided" IS NULL THEN 0 ELSE 10 END
    + (
      CASE WHEN "score_on_paper_decided" IS NULL THEN 0 ELSE 20 END
      + CASE WHEN "score_runs_erp_decided" IS NULL THEN 0 ELSE 0 END
    ) AS "icp_known_possible",
    CASE
      WHEN "out_no_night_shift" THEN 'no-night-shift'
      ELSE CAST(NULL AS VARCHAR)
    END AS "icp_disqualifier",
    CASE
      WHEN "segment_grown_bakeries" THEN 'grown-bakeries'
      ELSE CAST(NULL AS VARCHAR)
    END AS "icp_segment"
  FROM "icp_best"
), "icp_questions" AS MATERIALIZED (
  /* Nothing is open */
  SELECT
    *,
    0 AS "icp_asked_count",
    CAST(NULL AS VARCHAR) AS "icp_next_field"
  FROM "icp_verdicts"
), "icp_grades" AS MATERIALIZED (
  /* How surely it is in, what it may be expected to score, and its place */
  SELECT
    *,
    CASE
      WHEN ("icp_points_possible" * 2) = 0
      THEN CASE WHEN ("icp_points_low" + "icp_points_high") >= 0 THEN 100 ELSE 0 END
      WHEN ("icp_points_low" + "icp_points_high") <= 0 THEN 0
      WHEN ("icp_points_low" + "icp_points_high") >= ("icp_points_possible" * 2)
      THEN 100
      ELSE CAST(FLOOR(
        CAST((("icp_points_low" + "icp_points_high") * 100) AS DOUBLE PRECISION) / (NULLIF("icp_points_possible" * 2, 0))
      ) AS BIGINT)
    END AS "icp_expected",
    CASE
      WHEN "icp_missed" THEN 'out'
      WHEN "icp_status" = 'fit' THEN 'in'
      WHEN "icp_status" = 'disqualified' THEN 'disqualified'
      WHEN "icp_status" = 'insufficient' THEN 'too-little'
      WHEN "icp_sure" THEN 'tier-open'
      WHEN "icp_asked_count" = 1 THEN 'one-answer'
      ELSE 'possible'
    END AS "icp_membership",
    CASE
      WHEN "icp_intent" >= 10 THEN 'strong'
      WHEN "icp_intent" >= 0 THEN 'quiet'
      ELSE 'quiet'
    END AS "icp_level",
    CASE
      WHEN "icp_missed" THEN 4
      WHEN "icp_status" = 'fit' THEN 0
      WHEN "icp_status" = 'undecided' THEN 1
      WHEN "icp_status" = 'insufficient' THEN 2
      ELSE 3
    END AS "icp_place"
  FROM "icp_questions"
), "icp_result" AS MATERIALIZED (
  /* The columns */
  SELECT
    "account id",
    "icp_status",
    CASE
      WHEN "icp_status" <> 'fit' THEN CAST(NULL AS VARCHAR)
      WHEN "icp_tier_best" = 0 THEN 'tier-1'
      WHEN "icp_tier_best" = 1 THEN 'tier-2'
      ELSE CAST(NULL AS VARCHAR)
    END AS "icp_tier",
    "icp_score_low"
  FROM "icp_grades"
)
SELECT
  "account id",
  "icp_status",
  "icp_tier",
  "icp_score_low"
FROM "icp_result"

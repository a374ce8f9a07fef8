#!/usr/bin/env python3
"""The same findings from PySpark as from one process: `lint --jsonl` in a pipe for each partition.

    pip install pyspark          # and a Java runtime
    spark.py PROGRAM ARTICLES.jsonl [FIELDS]

Records have an `id`. The recipe is the one line with `pipe`; the rest compares.
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

program, path = str(pathlib.Path(sys.argv[1]).resolve()), str(pathlib.Path(sys.argv[2]).resolve())
# A run with findings ends with status 1, which Spark would take for a fault.
command = [program, "lint", "--jsonl", "--exit-zero", "--field", sys.argv[3] if len(sys.argv) > 3 else "title,body"]

start = time.monotonic()
with open(path, "rb") as records:
    single = subprocess.run(command, stdin=records, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
one = time.monotonic() - start

from pyspark.sql import SparkSession  # noqa: E402  Slow to load, and not wanted in the first figure.

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
start = time.monotonic()
answers = spark.sparkContext.textFile(path, minPartitions=8).pipe(shlex.join(command), checkCode=True)
partitions, many = answers.getNumPartitions(), answers.collect()
spread = time.monotonic() - start
spark.stop()

findings = sum(len(json.loads(it)["findings"]) for it in single)
print(f"one process: {len(single)} records, {findings} findings, {one:.1f} s; Spark in {partitions} partitions: {len(many)} records, {spread:.1f} s")
print("the same lines in the same order" if single == many else "DIFFERENT")
sys.exit(single != many)

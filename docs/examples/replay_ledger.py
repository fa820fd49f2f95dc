#!/usr/bin/env python3
"""Replays an exported ledger (ledger.csv or ledger.jsonl) and prints what is available and held.

    python3 replay_ledger.py ledger.csv
"""
import csv, json, sys
from collections import Counter

def entries(path):
    with open(path, newline="", encoding="utf-8") as file:
        if path.endswith(".csv"):
            yield from csv.DictReader(file)
        else:
            yield from (json.loads(line) for line in file)

totals, lots, seq = Counter(), Counter(), 0
for entry in entries(sys.argv[1]):
    seq += 1
    lot, amount = entry["lotId"], int(entry["amount"])
    if int(entry["seq"]) != seq:
        sys.exit(f"entry {entry['seq']} follows {seq - 1}")
    for state, change in ((entry["from"], -amount), (entry["to"], amount)):
        totals[state] += change
        lots[lot, state] += change
        if state != "world" and lots[lot, state] < 0:
            sys.exit(f"entry {seq} takes more than the lot has")

print(json.dumps({"entries": seq, "available": totals["available"], "held": totals["held"]}))

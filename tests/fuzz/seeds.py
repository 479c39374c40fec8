"""A run over many seeds: run_fuzz.py and macros.py."""
import argparse
import concurrent.futures
import json
import os


def run(description, first, count, one):
    """Calls one(config, seed, keep) for each seed, says what went wrong, and returns the exit status.

    `one` returns what went wrong, empty if nothing did, and how much it compared."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--config", required=True, help="config.json of the build")
    parser.add_argument("--first", type=int, default=int(os.environ.get("TANDEM_FUZZ_SEED", first)))
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="folder for the programs that fail")
    options = parser.parse_args()
    with open(options.config) as f:
        config = json.load(f)
    seeds = range(options.first, options.first + options.count)
    failed = compared = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda seed: one(config, seed, options.keep), seeds)
        for seed, (wrong, n) in zip(seeds, results):
            compared += n
            if wrong:
                failed += 1
                print("seed %d: %s\n" % (seed, wrong), flush=True)
    print("%d programs, %d compared, %d programs failed" % (options.count, compared, failed))
    return 1 if failed or not compared else 0

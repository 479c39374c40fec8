"""Writes the tables and the picture; bench/run measures."""
import datetime, math, os, subprocess


def first_line(command):
    return subprocess.run([command, "--version"], capture_output=True,
                          text=True).stdout.splitlines()[0]


def processor():
    with open("/proc/cpuinfo") as f:
        info = dict(line.split(":", 1) for line in f if ":" in line)
    info = {key.strip(): value.strip() for key, value in info.items()}
    return "%s (family %s, model %s), %d processors" % (
        info.get("model name", "unknown"), info.get("cpu family", "?"), info.get("model", "?"),
        os.cpu_count())


def number(x):
    return "%.2f" % x if x < 10 else "%.1f" % x if x < 100 else "%.0f" % x


def table(peers, rows, values, spell):
    """One line a workload; after each number its ratio to the first peer's."""
    lines = ["| | " + " | ".join(peers) + " |", "|---" + "|---:" * len(peers) + "|"]
    for name, _, title in rows:
        cells = []
        for peer in peers:
            value, base = values.get((peer, name)), values.get((peers[0], name))
            if value is None:
                cells.append("")
            elif peer == peers[0] or not base:
                cells.append(spell(value))
            else:
                cells.append("%s (%.2f)" % (spell(value), value / base))
        lines.append("| %s | %s |" % (title, " | ".join(cells)))
    return lines


def picture(peers, rows, values):
    """Bars: the ratio to C by hand, on a logarithmic scale from 1/2 to 64."""
    shown = [(row, [p for p in peers[1:] if (p, row[0]) in values]) for row in rows]
    shown = [(row, ps) for row, ps in shown if len(ps) > 1]
    left, width, bar, gap, head = 16, 560, 9, 34, 64
    low, high = math.log2(0.5), math.log2(64)
    classes = {peer: "p%d" % k for k, peer in enumerate(peers)}

    def x(ratio):
        return left + (min(max(math.log2(ratio), low), high) - low) / (high - low) * width

    out, y = [], head + 10 * ((len(peers)) // 2)
    for k, peer in enumerate(peers[1:]):
        cx, cy = left + (k % 3) * 200, 34 + (k // 3) * 16
        out.append('<rect class="%s" x="%d" y="%d" width="10" height="10" rx="2"/>'
                   '<text class="small" x="%d" y="%d">%s</text>'
                   % (classes[peer], cx, cy - 9, cx + 15, cy, peer))
    top = y
    for (name, _, title), ps in shown:
        out.append('<text x="%d" y="%d">%s</text>' % (left, y + gap - 10, title))
        y += gap - 4
        for peer in ps:
            ratio = values[peer, name] / values[peers[0], name]
            begin, end = min(x(1), x(ratio)), max(x(1), x(ratio))
            out.append('<rect class="%s" x="%.1f" y="%d" width="%.1f" height="%d" rx="1.5"/>'
                       % (classes[peer], begin, y, max(end - begin, 1), bar - 2))
            out.append('<text class="tiny" x="%.1f" y="%.1f">%.2f</text>' % (end + 4, y + 6.5, ratio))
            y += bar
    grid = []
    for k in range(-1, 7):
        grid.append('<line class="%s" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>'
                    '<text class="tiny" text-anchor="middle" x="%.1f" y="%d">%s</text>'
                    % ("one" if k == 0 else "grid", x(2.0 ** k), x(2.0 ** k), top + 6, y + 4,
                       x(2.0 ** k), y + 16, "1/2" if k < 0 else "%d" % 2 ** k))
    style = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px } .small { font-size: 12px }
  .tiny { font-size: 9px; fill: #59636e }
  .grid { stroke: #d1d9e0; stroke-width: 1 } .one { stroke: #59636e; stroke-width: 1.5 }
  .p1 { fill: #9aa4af } .p2 { fill: #0a66c2 } .p3 { fill: #5aa2ea }
  .p4 { fill: #b35309 } .p5 { fill: #e0924a } .p6 { fill: #7a3fa8 } .p7 { fill: #b58ad6 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .tiny { fill: #9198a1 }
    .grid { stroke: #3d444d } .one { stroke: #9198a1 }
    .p1 { fill: #7d8790 } .p2 { fill: #4493f8 } .p3 { fill: #93c4ff }
    .p4 { fill: #d2691e } .p5 { fill: #f0b07a } .p6 { fill: #a371f7 } .p7 { fill: #d2b5fb }
  }"""
    return "\n".join(
        ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 %d" role="img" '
         'aria-label="Time of each workload as a ratio to C by hand">' % (y + 26),
         "<style>%s\n</style>" % style,
         '<text class="title" x="%d" y="16">Time, as a ratio to C by hand with gcc (shorter is '
         'better)</text>' % left] + grid + out + ["</svg>", ""])


def write(folder, peers, rows, ns, counts, heap, rounds):
    bytes_ = {key: value for key, value in heap.items() if value > 0}
    lines = ["# Results", "",
             "Written by `bench/run` on %s; README.md says what each workload does."
             % datetime.date.today().isoformat(), "",
             "Processor: %s.  " % processor(),
             "Compilers: %s; %s; %s; %s; all with -O2.  "
             % tuple(first_line(c) for c in ("gcc", "g++", "clang", "clang++")),
             "Times: shortest of %d rounds in which the peers took turns, pinned to one processor."
             % rounds,
             "They hold for this machine and this run; what to look at is the ratio to C by hand "
             "with gcc, in parentheses.", "",
             "## Nanoseconds per operation", ""]
    lines += table(peers, rows, ns, number)
    if counts:
        lines += ["", "## Instructions per operation", ""] + table(peers, rows, counts, number)
    if bytes_:
        lines += ["", "## Heap bytes of each live task", ""]
        lines += table(peers, [row for row in rows if (peers[0], row[0]) in bytes_], bytes_, number)
    lines += ["", "![The ratios as a picture](results.svg)", ""]
    with open(os.path.join(folder, "results.md"), "w") as f:
        f.write("\n".join(lines))
    with open(os.path.join(folder, "results.svg"), "w") as f:
        f.write(picture(peers, rows, ns))

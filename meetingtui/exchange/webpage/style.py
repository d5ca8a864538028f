"""How the page for a browser looks: light and dark by what the reader's machine prefers, and on paper."""

STYLE = """\
:root {
  color-scheme: light dark;
  --ground: #fcfcfa; --panel: #f1f2f0; --text: #14181d; --quiet: #434c56; --line: #c4cbd2;
  --calm: #0a457a; --warm: #6b3500; --bar: #3d78ab; --plan: #8a6d4a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1419; --panel: #171e26; --text: #f2f4f7; --quiet: #b4beca; --line: #3c4957;
    --calm: #8cc8ff; --warm: #ffd479; --bar: #5fa5dd; --plan: #c9a86a;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, "Segoe UI", sans-serif; }
body { max-width: 48rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0 0 .5rem; font-weight: 650; text-wrap: balance; }
h1 { font-size: 2.1rem; }
h2 { font-size: 1.6rem; margin-top: 3.5rem; padding-bottom: .4rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.2rem; margin-top: 2.2rem; }
h4 { font-size: 1rem; margin-top: 1.4rem; color: var(--calm); }
p { margin: 0 0 .5rem; }
a { color: var(--calm); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
ul { margin: 0 0 .75rem; padding-inline-start: 1.25rem; }
li { margin: .25rem 0; }
.lead { font-size: 1.15rem; }
.quiet, .facts, .after, .remark { color: var(--quiet); }
h2 .quiet, h4 .quiet { font-weight: 400; margin-inline-start: .5rem; }
nav { margin: 1.5rem 0 0; padding: 1rem 1.25rem; background: var(--panel); border-radius: .5rem; }
nav h2 { font-size: 1rem; margin: 0 0 .5rem; padding: 0; border: 0; }
nav ul { list-style: none; padding: 0; margin: 0 0 .75rem; display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; }
nav ol { list-style: none; padding: 0; margin: 0; columns: 13rem auto; column-gap: 1.5rem; font-size: .95rem; }
nav ol > li { break-inside: avoid; margin: .1rem 0; display: flex; }
nav .month { flex: none; width: 4.6rem; white-space: nowrap; color: var(--quiet); }
nav .days { display: flex; flex-wrap: wrap; }
nav .days a { min-width: 1.75em; text-align: end; }
.facts, .said { list-style: none; padding: 0; }
.facts li { margin: 0; white-space: pre-line; }
.said > li { margin: .7rem 0; }
.said p { margin: 0; white-space: pre-line; }
.said .asked { font-size: .95rem; color: var(--quiet); }
.said .head { font-weight: 600; }
.said .head .after { font-weight: 400; }
.said .below { margin-inline-start: 1.25rem; }
.said .corrected, .corrected { margin: .2rem 0 .2rem 1.25rem; padding-inline-start: .75rem; color: var(--quiet);
  border-inline-start: 3px solid var(--warm); font-size: .95rem; white-space: pre-line; }
.told { list-style: none; padding: 0; }
.told > li { margin: .75rem 0; }
.told .what { margin: 0; font-weight: 600; }
.told ul { list-style: none; margin: 0; padding-inline-start: 1.25rem; }
.told li li { margin: .1rem 0; white-space: pre-line; }
dl { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr; gap: .5rem 1.5rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
.plot { width: 100%; border-collapse: collapse; margin: .5rem 0 1.75rem; }
.plot caption { text-align: start; font-weight: 600; margin-bottom: .4rem; }
.plot th { width: 34%; text-align: start; font-weight: 400; }
.plot th, .plot td { padding: .3rem .75rem .3rem 0; vertical-align: top; line-height: 1.3; font-size: .95rem; }
.plot td:last-child { width: 27%; padding-inline-end: 0; font-variant-numeric: tabular-nums; }
.plot svg { display: block; margin-top: .2rem; overflow: visible; }
.goals th { width: 42%; }
.scale span { display: flex; justify-content: space-between; color: var(--quiet); }
.month { stroke: var(--line); }
.dropped { fill: var(--line); }
.step { fill: var(--ground); stroke: var(--text); stroke-width: 1.5; }
.was { fill: var(--bar); }
.planned { fill: var(--plan); }
article { padding-bottom: .5rem; }
article + article { border-top: 1px solid var(--line); }
@media (max-width: 32rem) {
  .plot, .plot caption, .plot tbody, .plot tr, .plot th, .plot td, .plot td:last-child {
    display: block; width: 100%; padding: 0;
  }
  .plot tr { margin: .7rem 0; }
  dl { display: block; }
  dd { margin-bottom: .8rem; }
}
@page { margin: 18mm 16mm 20mm; @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif; } }
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --panel: #fff; --text: #000; --quiet: #333; --line: #999;
    --calm: #000; --warm: #555; --bar: #555; --plan: #aaa;
  }
  html { font-size: 10.5pt; line-height: 1.4; }
  body { max-width: none; margin: 0; padding: 0; }
  a { text-decoration: none; }
  nav { padding: 0; }
  h1 { font-size: 22pt; }
  h2 { font-size: 16pt; margin-top: 24pt; }
  #meetings { break-before: page; }
  h1, h2, h3, h4, .asked, .head, dt { break-after: avoid; }
  li, tr, dd, .below, .corrected { break-inside: avoid; orphans: 3; widows: 3; }
  .was, .planned, .dropped { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
"""Plain CSS; everything it needs is in it."""

/** The look of all pages: calm, dark and light, from 360 pixels. */
export const styles = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #ffffff; --line: #dfe2e8; --edge: #838b99; --text: #16191e; --quiet: #565d69;
  --accent: #1c5ad2; --on-accent: #ffffff; --tint: #eef3fd;
  --warn: #fdf3d6; --on-warn: #4a3a06; --bad: #fdebe9; --on-bad: #8a1c12; --good: #e8f5ec; --on-good: #14532d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1013; --surface: #15181c; --line: #2a2f37; --edge: #6d7684; --text: #eceef2; --quiet: #a3abb8;
    --accent: #82aaff; --on-accent: #06122c; --tint: #182339;
    --warn: #3a3115; --on-warn: #f6e3a4; --bad: #3d1d1a; --on-bad: #ffc9c2; --good: #17301f; --on-good: #b6e8c6;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
.banner { background: var(--warn); color: var(--on-warn); text-align: center; padding: 10px 16px; }
main { width: 100%; margin: 0 auto; padding: 40px 20px 56px; flex: 1; }
main.narrow { max-width: 560px; }
main.wide { max-width: 920px; }
footer { color: var(--quiet); font-size: 14px; text-align: center; padding: 0 20px 28px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 8px; font-weight: 600; }
h2 { font-size: 18px; line-height: 1.35; margin: 0 0 12px; font-weight: 600; }
p { margin: 0 0 12px; }
.quiet, small { color: var(--quiet); }
small { display: block; font-size: 14px; }
a { color: var(--accent); text-underline-offset: 3px; }
main > section { margin-top: 36px; }
.columns > section { margin-top: 0; }
.columns { display: grid; gap: 40px; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); align-items: start; }
.columns form, .card {
  background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 24px;
}
.card + .card { margin-top: 12px; }
.card form { margin-top: 16px; }
.card p:last-child { margin: 0; }
.lines, .rows { list-style: none; margin: 20px 0; padding: 0; }
.rows { margin: 0; }
.lines li { display: flex; justify-content: space-between; gap: 16px; padding: 12px 0; border-bottom: 1px solid var(--line); }
.lines .total { border-bottom: 0; font-weight: 600; }
.rows li {
  display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1.5fr) minmax(0, 1.5fr) auto; gap: 4px 16px;
  padding: 12px 0; border-bottom: 1px solid var(--line);
}
.amount { font-variant-numeric: tabular-nums; white-space: nowrap; text-align: right; }
form { margin: 0; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { padding: 0; margin: 0 0 10px; font-weight: 600; }
.choice {
  display: flex; gap: 12px; align-items: flex-start; padding: 12px 14px; cursor: pointer;
  background: var(--surface); border: 1px solid var(--line); border-radius: 8px;
}
.choice + .choice { margin-top: 8px; }
.choice b { font-weight: 500; }
.choice:hover { border-color: var(--edge); }
.choice:has(:checked) { border-color: var(--accent); background: var(--tint); }
.choice input { margin: 4px 0 0; width: 16px; height: 16px; accent-color: var(--accent); flex: none; }
.actions { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; margin-top: 20px; }
button, .button {
  font: inherit; font-weight: 600; min-height: 44px; padding: 9px 20px; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); text-decoration: none;
}
button:hover, .button:hover { filter: brightness(1.08); }
button.second { background: transparent; color: var(--text); border-color: var(--edge); font-weight: 500; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem, .done { border-radius: 8px; padding: 12px 14px; }
.problem { background: var(--bad); color: var(--on-bad); }
.done { background: var(--good); color: var(--on-good); }
details { margin-top: 8px; }
summary { cursor: pointer; color: var(--accent); padding: 6px 0; }
details form { margin-top: 12px; }
@media (max-width: 720px) {
  main { padding: 24px 16px 40px; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 24px; }
  .columns form { padding: 16px; }
  .columns button { width: 100%; }
  .rows li { grid-template-columns: minmax(0, 1fr) auto; }
  .rows li :nth-child(2) { order: 3; }
  .rows li :nth-child(3) { order: 4; text-align: right; }
}
`;

// What pages do beyond HTML: the viewer's times and theme, keys, dialogs, and charts from /api/series.
// No page needs it to be read: without it times are in UTC, and each chart is a table.

const root = document.documentElement;
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
root.classList.add("js");

// --- The zone: the server counts days in it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
document.cookie = `zone=${zone}; path=/; samesite=strict; max-age=31536000`;

// --- Times: written in UTC by the server, shown in the viewer's zone, UTC in the title.
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const ago = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });
const STEPS = [["second", 60], ["minute", 60], ["hour", 24], ["day", 14]];
function relative(at) {
  let value = (at - Date.now()) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(value) < size) return ago.format(Math.round(value), unit);
    value /= size;
  }
  return exact.format(at);
}

function localise(within) {
  for (const time of $$("time[datetime]", within)) {
    const at = new Date(time.dateTime);
    if (isNaN(at)) continue;
    time.dataset.utc ??= time.textContent.trim();
    time.textContent = { true: relative, clock: clock.format }[time.dataset.relative]?.(at) ?? exact.format(at);
    time.title = `${exact.format(at)} (${zone}) · ${time.dataset.utc}`;
  }
}

// --- Theme: the system's, or what was chosen here.
const THEMES = { auto: "as the system has it", light: "light", dark: "dark" };
const switcher = $("[data-theme-switch]");
function theme(next) {
  root.dataset.theme = next;
  localStorage.setItem("theme", next);
  switcher.ariaLabel = switcher.title = `Theme: ${THEMES[next]}`;
  charts(document, true);
}

const nextTheme = () => theme({ auto: "light", light: "dark", dark: "auto" }[root.dataset.theme]);

// --- Charts: drawn when they come into sight.
const colour = name => getComputedStyle(root).getPropertyValue(name).trim();
let library;
const echarts = () => (library ??= new Promise((resolve, reject) => {
  const script = document.createElement("script");
  Object.assign(script, { src: $("meta[name=tailrace-charts]").content, onload: () => resolve(window.echarts), onerror: reject });
  document.head.append(script);
}));
const hour = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const whole = new Intl.NumberFormat("en");
const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 3 });

/** Rows of /api/series as lines: one for each measure, and for each value of a second dimension. */
function lines({ by, measures, rows, names = {} }) {
  const all = new Map();
  for (const row of rows) {
    measures.forEach((measure, i) => {
      const group = by.slice(1).map((of, j) => names[of]?.[row[j + 1]] ?? row[j + 1] ?? "unknown").join(" · ");
      const name = [group, measures.length > 1 || !group ? measure.replaceAll("_", " ") : ""].filter(Boolean).join(" ");
      if (!all.has(name)) all.set(name, []);
      all.get(name).push([row[0], row[by.length + i]]);
    });
  }
  return [...all];
}

function option(chart, answer) {
  const { shape, percent, marks, title } = chart.dataset;
  const show = value => (value == null ? "–" : percent ? share.format(value) : whole.format(value));
  const quiet = colour("--quiet"), text = colour("--text"), line = colour("--line");
  const drawn = lines(answer);
  const bars = shape === "bar" || shape === "stack";
  const across = (marks ?? "").split(";").filter(Boolean).map((mark, i) => {
    const [at, name] = mark.split("=");
    // Lines may lie close together: their words stand at different ends.
    return { yAxis: +at, name, label: { formatter: name, position: i % 2 ? "insideEndTop" : "insideStartTop", color: quiet } };
  });
  return {
    animation: false,
    aria: { enabled: true, decal: { show: drawn.length > 1 }, label: { description: title } },
    color: [1, 2, 3, 4, 5, 6].map(i => colour(`--chart-${i}`)),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    grid: { left: 8, right: 16, top: drawn.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    legend: { show: drawn.length > 1, type: "scroll", top: 0, left: 0, icon: "roundRect", textStyle: { color: text } },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour("--surface"), borderColor: line,
      textStyle: { color: text },
      formatter: points => [hour.format(new Date(points[0].value[0])), ...points.map(p => `${p.seriesName}: ${show(p.value[1])}`)].join("\n"),
    },
    xAxis: { type: "time", axisLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, hideOverlap: true, formatter: { day: "{MMM} {d}", hour: "{HH}:{mm}" } }, splitLine: { show: false } },
    yAxis: {
      type: "value", min: 0, minInterval: percent ? 0 : 1, axisLabel: { color: quiet, formatter: show }, splitLine: { lineStyle: { color: line } },
      // Where all figures lie below the lines, the lines are shown too; else the chart finds a round number.
      max: extent => (across.some(mark => mark.yAxis > extent.max) ? Math.max(...across.map(mark => mark.yAxis)) * 1.2 : null),
    },
    series: drawn.map(([name, data], i) => ({
      name, data, type: bars ? "bar" : "line", stack: shape === "stack" ? "all" : undefined, barMaxWidth: 24,
      showSymbol: data.length < 3, connectNulls: false, lineStyle: { width: 2 }, areaStyle: shape === "area" ? { opacity: 0.15 } : undefined,
      markLine: i === 0 && across.length ? { silent: true, precision: 6, symbol: "none", lineStyle: { color: colour("--warn"), type: "dashed" }, data: across } : undefined,
    })),
  };
}

async function draw(chart) {
  try {
    const [library, answer] = await Promise.all([
      echarts(),
      chart.answer ?? fetch(chart.dataset.series).then(r => (r.ok ? r.json() : r.json().then(e => Promise.reject(e.error)))),
    ]);
    chart.answer = answer;
    if (!answer.rows.some(row => row.slice(answer.by.length).some(Boolean))) throw "Nothing in this time range.";
    chart.drawn ??= library.init(chart, null, { renderer: "canvas" });
    chart.drawn.setOption(option(chart, answer), true);
  } catch (reason) {
    chart.drawn?.dispose();
    chart.drawn = null;
    chart.textContent = typeof reason === "string" ? reason : "The chart could not be drawn. The table below has its figures.";
    chart.classList.add("chart-note");
  }
}

const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(({ target }) => {
  seen.unobserve(target);
  if (!target.answer) draw(target);
}));
const sized = new ResizeObserver(entries => entries.forEach(({ target }) => target.drawn?.resize()));

function charts(within, again = false) {
  for (const chart of $$(".chart[data-series]", within)) {
    if (again && chart.drawn) draw(chart);
    else if (!again) [seen, sized].forEach(observer => observer.observe(chart));
  }
}

// --- Keys: / searches, ? says which there are, g and a letter goes.
let going = 0;
function key(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest("form[data-enter]")?.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]")) return;
  const goes = Date.now() - going < 1500 && $(`.side a[data-key="${CSS.escape(event.key)}"]`);
  going = event.key === "g" ? Date.now() : 0;
  if (goes) location.href = goes.href;
  else if (event.key === "/") $("#q").focus();
  else if (event.key === "?") $("#keys").showModal();
  else if (event.key === "t") nextTheme();
  else return;
  event.preventDefault();
}

// --- Clicks, and what changes by itself.
function click(event) {
  const at = selector => event.target.closest(selector);
  if (at("[data-menu]")) at("[data-menu]").ariaExpanded = $("#navigation").classList.toggle("open");
  else if (at("[data-theme-switch]")) nextTheme();
  else if (at("[data-help]")) $("#keys").showModal();
  else if (at("[data-reload]")) location.reload();
  else if (at("[data-close]")) at("dialog").close();
  else if (at("[data-pause]")) pause(at("[data-pause]"));
  else if (at("[data-download]")) download(at("[data-download]"));
  else if (at("[data-copy]")) navigator.clipboard?.writeText($(at("[data-copy]").dataset.copy).textContent);
  for (const menu of $$("details.who[open]")) if (!menu.contains(event.target)) menu.open = false;
}

// --- A question in SQL: Ctrl+Enter runs it, the address holds it, and the answer comes as a file too.
async function download(button) {
  const fields = new URLSearchParams(new FormData(button.form));
  fields.set("format", "csv");
  const answer = await fetch(button.form.action, { method: "POST", headers: { "X-Tailrace-Request": "1", Accept: "text/html" }, body: fields });
  if (!answer.ok) return button.form.requestSubmit();
  const link = Object.assign(document.createElement("a"), { download: button.dataset.download, href: URL.createObjectURL(await answer.blob()) });
  link.click();
  URL.revokeObjectURL(link.href);
}

document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  if (elt.dataset.inUrl) history.replaceState(null, "", `${elt.dataset.inUrl}?${new URLSearchParams(new FormData(elt))}`);
});

function live(state, word) {
  const dot = $("[data-live]");
  dot.className = `live-dot ${state}`;
  dot.firstElementChild.textContent = dot.title = word;
}

// --- The tail: counts what comes, keeps the newest rows, and holds them back while it is paused.
const tail = $("[data-tail]");
let came = [], held = null;
const counted = since => came.filter(([at]) => at >= since).reduce((sum, [, n]) => sum + n, 0);
function arrived(event) {
  if (!tail?.contains(event.target) || event.detail.type !== "rows") return;
  const html = event.detail.data;
  came.push([Date.now(), html.split("<tr data-id").length - 1 + +(/data-more="(\d+)"/.exec(html)?.[1] ?? 0)]);
  if (!held) return;
  event.preventDefault();
  held.push(html);
  if (held.length > 500) held.shift();
  $("[data-paused-count]").textContent = `${whole.format(counted(held.since))} waiting`;
}

function pause(button) {
  held?.forEach(html => htmx.swap(tail, html, { swapStyle: "afterbegin" }));
  held = held ? null : Object.assign([], { since: Date.now() });
  $("[data-paused-count]").textContent = "";
  button.textContent = held ? "Go on" : "Pause";
}

/** The newest 300; a browser that came again may have got a row twice. */
function trim() {
  const ids = new Set();
  for (const row of [...tail.rows]) {
    if (ids.size >= 300 || ids.has(row.dataset.id)) row.remove();
    else if (row.dataset.id) ids.add(row.dataset.id);
  }
}

function rate() {
  const since = Date.now() - 10_000;
  $("[data-rate]").textContent = (counted(since) / 10).toFixed(1);
  came = came.filter(([at]) => at >= Math.min(since, held?.since ?? since));
}

document.addEventListener("htmx:sseBeforeMessage", arrived);
if (tail) setInterval(rate, 1000);
document.addEventListener("keydown", key);
document.addEventListener("click", click);
document.addEventListener("change", event => event.target.form?.matches("[data-submit-on-change]") && event.target.form.requestSubmit());
document.addEventListener("htmx:afterSwap", ({ detail, target }) => {
  if ((detail.target ?? target).id === "dialog-body" && !$("#dialog").open) $("#dialog").showModal();
  if (tail?.contains(target)) trim();
  localise(document);
  charts(document);
});
// What went wrong is a part of a page too, and is shown where the answer would have been.
document.addEventListener("htmx:beforeSwap", ({ detail }) => (detail.shouldSwap ||= detail.xhr.status >= 400));
document.addEventListener("htmx:sseOpen", () => live("on", "Live: this page moves by itself"));
document.addEventListener("htmx:sseError", () => live("lost", "Not connected; trying again"));
setInterval(() => localise(document), 30_000);
theme(localStorage.getItem("theme") in THEMES ? localStorage.getItem("theme") : "auto");
localise(document);
charts(document);

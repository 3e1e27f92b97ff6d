"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("data"), specs = read("specs"), words = data.words;
  const rows = [...document.querySelectorAll("#task-list tbody tr[data-state]")];
  const plain = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const views = {};
  const barHeight = 22;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const titled = (spec, titles) => JSON.parse(JSON.stringify(spec, (_key, value) =>
    typeof value === "string" && value.startsWith("@") ? titles[value.slice(1)] : value));

  const drawable = typeof vegaEmbed === "function";

  async function draw(name, spec, values) {
    const place = document.getElementById("chart-" + name);
    if (!place) return;
    if (!drawable) {
      place.closest("figure").hidden = true;
      return;
    }
    if (views[name]) views[name].finalize();
    const axis = { ...specs.config.axis, labelLimit: Math.max(110, Math.min(480, place.clientWidth * 0.38)) };
    const legend = { ...specs.config.legend, columns: Math.max(1, Math.min(4, Math.floor(place.clientWidth / 240))) };
    const bars = spec.height ? 0 : new Set(values.map((value) => value[spec.encoding.y.field])).size;
    const height = spec.height || Math.max(bars, 1) * barHeight;
    const whole = { ...titled(spec, words), data: { values }, height, config: { ...specs.config, axis, legend } };
    views[name] = await vegaEmbed(place, whole, {
      renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: !still,
      formatLocale: { decimal: ",", thousands: ".", grouping: [3], currency: ["", ""] },
    });
  }

  const shownRows = () => rows.filter((row) => !row.hidden);

  function drawStates() {
    const counts = new Map();
    for (const row of shownRows()) {
      const key = row.dataset.section + "\n" + row.dataset.state;
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    const values = [...counts].map(([key, count]) => {
      const [group, part] = key.split("\n");
      return { group, part, count, order: words.state_scale.domain.indexOf(part) };
    });
    return draw("states", specs.states, values);
  }

  function drawSeries() {
    const choice = document.getElementById("series-choice");
    if (!choice) return;
    const line = data.lines[Number(choice.value)], values = [];
    for (const point of line.points) {
      if (point.value !== null) {
        const part = point.base ? words.base : words.actual;
        values.push({ year: point.year, value: point.value, part, line: words.actual });
      }
      if (point.plan !== null) {
        values.push({ year: point.year, value: point.plan, part: words.plan, line: words.plan });
      }
    }
    document.getElementById("chart-series-title").textContent = line.unit ? `${line.name} (${line.unit})` : line.name;
    return draw("series", specs.series, values);
  }

  function filter() {
    const chosen = [...document.querySelectorAll("#filters select")].filter((field) => field.value);
    const wanted = plain(document.getElementById("by-words").value).split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const fits = chosen.every((field) => row.dataset[field.dataset.by].split("|").includes(field.value));
      row.hidden = !(fits && wanted.every((word) => row.dataset.words.includes(word)));
    }
    let heading = null, any = false;
    for (const row of document.querySelectorAll("#task-list tbody tr")) {
      if (row.classList.contains("section")) {
        if (heading) heading.hidden = !any;
        heading = row;
        any = false;
      } else if (!row.hidden) any = true;
    }
    if (heading) heading.hidden = !any;
    const shown = shownRows().length;
    document.getElementById("shown").textContent =
      shown ? fill(words.shown, { shown, total: rows.length }) : words.nothing;
    return drawStates();
  }

  const form = document.getElementById("filters");
  if (form && rows.length) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
  }
  const choice = document.getElementById("series-choice");
  if (choice) choice.addEventListener("input", drawSeries);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));

  Promise.all([
    drawStates(), drawSeries(),
    draw("measures", specs.measures, data.reaches),
    draw("kinds", specs.returns, data.kinds),
    draw("districts", specs.returns, data.districts),
  ]).then(() => { document.documentElement.dataset.drawn = "yes"; });
})();

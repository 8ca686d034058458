// The list of prospects: searched, filtered, sorted, a page at a time. All text is set as text, never as markup.
(() => {
  "use strict";
  const PAGE = 25;
  const { columns, rows } = JSON.parse(document.getElementById("data").textContent);
  const place = new Map(columns.map((column, index) => [column.name, index]));
  const $ = (id) => document.getElementById(id);

  // A value that leads somewhere is a pair of text and address.
  const value = (row, name) => {
    const found = row[place.get(name)];
    return Array.isArray(found) ? found[0] : found;
  };
  const address = (row, name) => {
    const found = row[place.get(name)];
    return Array.isArray(found) && /^https?:\/\//i.test(found[1]) ? found[1] : "";
  };

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  };
  // Text from the web may run from right to left: isolated, it cannot turn around what stands beside it.
  const text = (content, className) => {
    const made = element("bdi", className);
    made.textContent = content;
    return made;
  };
  const link = (content, url, className) => {
    if (!url) return text(content, className);
    const made = element("a", "", text(content, className));
    made.href = url;
    made.target = "_blank";
    made.rel = "noopener noreferrer nofollow";
    return made;
  };
  const small = (content) => (content ? element("small", "", text(content)) : null);

  // --- cells

  const score = (row) => {
    const points = value(row, "Score");
    const badge = element("span", `badge ${points >= 60 ? "good" : points >= 40 ? "fair" : ""}`.trim());
    badge.textContent = Math.round(points);
    return [badge];
  };
  const page = (row) => [
    link(value(row, "Page title") || value(row, "Page to contact"), address(row, "Page to contact"), "clip"),
    small(value(row, "Site")),
    small(count(value(row, "Dead on page"), "dead link") + " among " + count(value(row, "External links"), "link")),
  ];
  const deadLink = (row) => [
    value(row, "Anchor text") ? text(value(row, "Anchor text"), "anchor clip") : null,
    element("small", "", link(value(row, "Dead address"), address(row, "Dead link"), "clip")),
    value(row, "Section") ? small("under “" + value(row, "Section").slice(0, 120) + "”") : null,
  ];
  const reason = (row) => [text(value(row, "Reason")), small(percent(value(row, "Confidence")) + " sure")];
  const offer = (row) => {
    if (value(row, "Offer this page")) {
      const name = value(row, "Offer title") || value(row, "Offer this page");
      return [link(name, address(row, "Offer this page"), "clip"), small("match " + Math.round(value(row, "Match")))];
    }
    if (value(row, "Moved to")) return [small("it moved to"), link(value(row, "Moved to"), address(row, "Moved to"), "clip")];
    return [element("span", "none", "none of yours")];
  };
  const number = (of) => of.toLocaleString("en");
  const count = (of, word) => `${number(of)} ${word}${of === 1 ? "" : "s"}`;
  const percent = (share) => `${Math.round(share * 100)} %`;

  const shown = [
    { name: "Score", className: "score", cells: score, by: (row) => value(row, "Score"), down: true },
    { name: "Page to contact", cells: page, by: (row) => value(row, "Site") + " " + value(row, "Page to contact") },
    { name: "Dead link", cells: deadLink, by: (row) => value(row, "Dead address") },
    { name: "Reason", className: "reason", cells: reason, by: (row) => value(row, "Reason") },
    { name: "To offer", cells: offer, by: (row) => value(row, "Match") ?? (value(row, "Moved to") ? 0 : -1), down: true },
  ];

  // --- a row's details: all that the workbook has of it

  const details = (row) => {
    const list = element("dl");
    columns.forEach(({ name, kind, meaning }) => {
      const content = value(row, name);
      if (content === null || content === "") return;
      const term = element("dt", "", name);
      term.title = meaning;
      const words = kind === "PERCENT" || kind === "CONFIDENCE" ? percent(content) : String(content);
      list.append(term, element("dd", "", link(words, address(row, name))));
    });
    const cell = element("td", "", list);
    cell.colSpan = shown.length + 1;
    return element("tr", "details", cell);
  };
  const moreButton = (row, line) => {
    const button = element("button", "", "More");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    let open = null;
    button.addEventListener("click", () => {
      if (open) { open.remove(); open = null; } else { open = details(row); line.after(open); }
      button.textContent = open ? "Less" : "More";
      button.setAttribute("aria-expanded", String(Boolean(open)));
    });
    return button;
  };
  const line = (row) => {
    const made = element("tr");
    shown.forEach(({ name, className, cells }) => {
      const cell = element("td", className, ...cells(row));
      cell.dataset.label = name;
      made.append(cell);
    });
    made.append(element("td", "more", moreButton(row, made)));
    return made;
  };

  // --- what is looked for, and in which order

  const haystacks = new Map();
  const haystack = (row) => {
    if (!haystacks.has(row)) haystacks.set(row, row.flat().filter((part) => typeof part === "string").join("\n").toLowerCase());
    return haystacks.get(row);
  };
  const kindOfOffer = (row) => (value(row, "Offer this page") ? "page" : value(row, "Moved to") ? "moved" : "none");
  let order = shown[0];
  let down = true;
  let at = 0;

  const matching = () => {
    const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number($("score").value) || 0;
    return rows.filter((row) =>
      (!least || value(row, "Score") >= least)
      && (!$("reason").value || value(row, "Reason") === $("reason").value)
      && (!$("offer").value || kindOfOffer(row) === $("offer").value)
      && words.every((word) => haystack(row).includes(word)));
  };
  const sorted = (found) => {
    const keyed = found.map((row) => [order.by(row), row]);
    keyed.sort(([a], [b]) => (typeof a === "string" ? a.localeCompare(b) : a - b) * (down ? -1 : 1));
    return keyed.map(([, row]) => row);
  };

  let found = [];
  const draw = () => {
    const part = found.slice(at, at + PAGE);
    document.querySelector("#table tbody").replaceChildren(...part.map(line));
    $("found").textContent = found.length === rows.length
      ? count(rows.length, "prospect") : `${number(found.length)} of ${count(rows.length, "prospect")}`;
    $("table").hidden = !found.length;
    $("pager").hidden = found.length <= PAGE;
    $("place").textContent = `${number(at + 1)}–${number(at + part.length)} of ${number(found.length)}`;
    $("before").disabled = at === 0;
    $("after").disabled = at + PAGE >= found.length;
    heads.forEach(([entry, head]) => {
      if (entry === order) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };
  const look = () => { found = sorted(matching()); at = 0; draw(); };
  const turn = (step) => { at += step; draw(); $("filters").scrollIntoView(); };

  const heads = shown.map((entry) => {
    const button = element("button", "", entry.name);
    button.type = "button";
    button.addEventListener("click", () => {
      down = order === entry ? !down : Boolean(entry.down);
      order = entry;
      look();
    });
    const head = element("th", entry.className, button);
    head.scope = "col";
    return [entry, head];
  });
  document.querySelector("#table thead tr").append(...heads.map(([, head]) => head), element("th", "more"));

  [...new Set(rows.map((row) => value(row, "Reason")))].sort().forEach((name) => {
    const option = element("option", "", name);
    option.value = name;
    $("reason").append(option);
  });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  let waiting;
  $("filters").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  $("clear").addEventListener("click", () => { $("filters").reset(); look(); });
  $("before").addEventListener("click", () => turn(-PAGE));
  $("after").addEventListener("click", () => turn(PAGE));
  $("filters").hidden = !rows.length;
  look();
})();

(function () {
"use strict";
var svg = document.documentElement, byId = {}, links = {}, locked = null, query = "";
var list = function (selector) { return [].slice.call(svg.querySelectorAll(selector)); };
var nodes = list("#graph0 .node"), edges = list("#graph0 .edge, #graph0 .dot");
nodes.forEach(function (n) { byId[n.id] = n; });

/* A class k-ID ties an edge (or a dot of the timeline) to a node. */
function keys(e) {
  return (e.getAttribute("class") || "").split(/\s+/).filter(function (c) { return c.slice(0, 2) === "k-"; })
    .map(function (c) { return c.slice(2); });
}
edges.forEach(function (e) {
  var k = keys(e);
  k.forEach(function (a) { (links[a] = links[a] || []).push({ edge: e, ends: k }); });
});

function clear() {
  svg.classList.remove("sel");
  list(".hi").forEach(function (x) { x.classList.remove("hi"); });
}
/* Lights a node, its links and what they lead to; events and bundles are passed through to the actors behind. */
function show(id) {
  clear();
  if (!byId[id]) return;
  svg.classList.add("sel");
  var seen = {};
  (function walk(at, steps) {
    if (seen[at] !== undefined && seen[at] >= steps) return;
    seen[at] = steps;
    if (byId[at]) byId[at].classList.add("hi");
    if (!steps) return;
    (links[at] || []).forEach(function (l) {
      l.edge.classList.add("hi");
      l.ends.forEach(function (b) { if (b !== at) walk(b, /^[vr]/.test(b) ? steps : steps - 1); });
    });
  })(id, 1);
}
function toggle(id) {
  locked = locked === id ? null : id;
  if (locked) show(locked); else clear();
}
nodes.forEach(function (n) {
  if (!n.hasAttribute("tabindex")) return;
  n.addEventListener("mouseenter", function () { if (!locked) show(n.id); });
  n.addEventListener("mouseleave", function () { if (!locked) clear(); });
  n.addEventListener("focus", function () { if (!locked) show(n.id); });
  n.addEventListener("click", function (e) {
    if (e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    toggle(n.id);
  });
  n.addEventListener("keydown", function (e) {
    if (e.key === " ") { e.preventDefault(); toggle(n.id); }
    if (e.key === "Enter") {
      var a = n.querySelector("a"), to = a && (a.getAttribute("xlink:href") || a.getAttribute("href"));
      if (to && e.ctrlKey) window.open(to, "_blank", "noopener"); else { e.preventDefault(); toggle(n.id); }
    }
  });
});

/* Legend entries are filters. */
var off = {};
function apply() {
  nodes.forEach(function (n) {
    var hidden = Object.keys(off).some(function (c) { return off[c] && n.classList.contains(c); });
    n.classList.toggle("off", hidden);
  });
  edges.forEach(function (e) {
    var hidden = Object.keys(off).some(function (c) { return off[c] && e.classList.contains(c); }) ||
      keys(e).some(function (k) { return byId[k] && byId[k].classList.contains("off"); });
    e.classList.toggle("off", hidden);
  });
}
list(".btn").forEach(function (b) {
  function press() {
    var on = b.getAttribute("aria-pressed") !== "false";
    b.setAttribute("aria-pressed", on ? "false" : "true");
    b.getAttribute("data-c").split(" ").forEach(function (c) { off[c] = on; });
    apply();
  }
  b.addEventListener("click", press);
  b.addEventListener("keydown", function (e) { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); press(); } });
});

/* Search: "/" begins, letters narrow, Escape ends. */
var box = document.getElementById("find"), finding = false;
function find() {
  if (box) box.textContent = finding ? "find: " + query + "\u2038" : "press / to find";
  clear();
  if (!finding || !query) return;
  svg.classList.add("sel");
  nodes.forEach(function (n) {
    var name = (n.getAttribute("aria-label") || "").toLowerCase();
    if (name.indexOf(query) >= 0) n.classList.add("hi");
  });
}
document.addEventListener("keydown", function (e) {
  if (e.key === "Escape") { finding = false; query = ""; locked = null; find(); return; }
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (!finding) {
    if (e.key === "/") { e.preventDefault(); finding = true; query = ""; find(); }
    return;
  }
  if (e.key === "Backspace") { query = query.slice(0, -1); find(); e.preventDefault(); }
  else if (e.key === "Enter") {
    var hit = nodes.filter(function (n) { return n.classList.contains("hi"); })[0];
    finding = false;
    if (hit) { hit.focus(); locked = hit.id; show(locked); }
    e.preventDefault();
  }
  else if (e.key.length === 1) { query += e.key.toLowerCase(); find(); e.preventDefault(); e.stopPropagation(); }
}, true);

/* Zoom by ctrl+wheel or + and -, drag to move, double click or 0 for all. */
var view = svg.viewBox.baseVal, whole = [view.x, view.y, view.width, view.height];
function zoom(factor, x, y) {
  view.x = x - (x - view.x) * factor;
  view.y = y - (y - view.y) * factor;
  view.width *= factor;
  view.height *= factor;
}
function reset() { view.x = whole[0]; view.y = whole[1]; view.width = whole[2]; view.height = whole[3]; }
svg.addEventListener("wheel", function (e) {
  if (!e.ctrlKey && !e.shiftKey) return;
  e.preventDefault();
  var p = svg.createSVGPoint();
  p.x = e.clientX; p.y = e.clientY;
  p = p.matrixTransform(svg.getScreenCTM().inverse());
  zoom(e.deltaY < 0 ? 0.85 : 1 / 0.85, p.x, p.y);
}, { passive: false });
document.addEventListener("keydown", function (e) {
  if (finding || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "+" || e.key === "=") zoom(0.8, view.x + view.width / 2, view.y + view.height / 2);
  if (e.key === "-") zoom(1.25, view.x + view.width / 2, view.y + view.height / 2);
  if (e.key === "0") reset();
});
var drag = null;
svg.addEventListener("pointerdown", function (e) {
  if (e.target.closest(".node,.btn")) return;
  drag = [e.clientX, e.clientY, view.x, view.y, svg.getScreenCTM().a];
});
svg.addEventListener("pointermove", function (e) {
  if (!drag) return;
  view.x = drag[2] - (e.clientX - drag[0]) / drag[4];
  view.y = drag[3] - (e.clientY - drag[1]) / drag[4];
});
svg.addEventListener("pointerup", function () { drag = null; });
svg.addEventListener("dblclick", reset);
svg.classList.add("live");
})();

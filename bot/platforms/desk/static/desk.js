// The desk without this script reads the same; with it, commands answer in place and the page hears of news.
"use strict";

const box = document.querySelector("[data-box]");
const line = document.getElementById("line");
const list = document.getElementById("choices");
const answer = document.getElementById("answer");
const said = document.getElementById("said");
const live = document.getElementById("live");

// --- the box: "/" goes to it from anywhere --------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (!line.value) line.value = "/";
  line.focus();
  line.setSelectionRange(line.value.length, line.value.length);
  suggest();
});

// --- suggestions: a combobox with a listbox (WAI-ARIA 1.2) ----------------------------------------------------------

let choices = [];
let picked = -1;
let asked = 0;
let waiting = 0;

line.setAttribute("role", "combobox");
line.setAttribute("aria-autocomplete", "list");
line.setAttribute("aria-controls", "choices");
line.setAttribute("aria-expanded", "false");

function show(found) {
  choices = found;
  picked = -1;
  list.replaceChildren(...found.map(option));
  list.hidden = !found.length;
  line.setAttribute("aria-expanded", String(found.length > 0));
  line.removeAttribute("aria-activedescendant");
}

function option(choice, index) {
  const item = document.createElement("li");
  item.id = `choice-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  for (const name of ["label", "hint"]) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = choice[name];
    item.append(part);
  }
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(index);
  });
  return item;
}

function pick(index) {
  picked = index;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  if (index < 0) return line.removeAttribute("aria-activedescendant");
  line.setAttribute("aria-activedescendant", `choice-${index}`);
  list.children[index].scrollIntoView({ block: "nearest" });
}

function take(index) {
  line.value = choices[index].value;
  line.focus();
  show([]);
  suggest();
}

async function suggest() {
  const number = ++asked;
  if (!line.value.trim()) return show([]);
  const query = new URLSearchParams({ text: line.value, channel: box.elements.channel.value });
  try {
    const response = await fetch(`/suggest?${query}`, { headers: { Accept: "application/json" } });
    const found = response.ok ? (await response.json()).choices : [];
    if (number === asked && document.activeElement === line) show(found.filter((each) => each.value !== line.value));
  } catch {
    show([]);
  }
}

line.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 90);
});
line.addEventListener("blur", () => show([]));
line.addEventListener("keydown", (event) => {
  const open = choices.length > 0;
  if (event.key === "ArrowDown" && !open) suggest();
  else if (event.key === "ArrowDown") pick((picked + 1) % choices.length);
  else if (event.key === "ArrowUp" && open) pick(picked <= 0 ? choices.length - 1 : picked - 1);
  else if (event.key === "Tab" && open && picked >= 0) take(picked);
  else if (event.key === "Enter" && open && picked >= 0) take(picked);
  else if (event.key === "Escape" && open) show([]);
  else return;
  event.preventDefault();
});

// --- commands: every form that posts to /command answers below the box ----------------------------------------------

let stream = null;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") !== "/command") return;
  // A file goes up by itself, and its answer is a page.
  if (form.enctype === "multipart/form-data") return;
  event.preventDefault();
  run(new URLSearchParams(new FormData(form, event.submitter)));
});

async function run(body) {
  clearTimeout(waiting);
  asked++;
  show([]);
  if (stream) stream.close();
  progress({ text: "At work", done: 0, total: 0 });
  answer.scrollIntoView({ block: "nearest" });
  try {
    const response = await fetch("/command", { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await response.json();
    if (response.ok) follow(told);
    else say(told.error);
  } catch {
    say("The desk did not answer. Is Standfirst still running?");
  }
}

function follow(told) {
  stream = new EventSource(told.events);
  stream.onmessage = (event) => {
    const step = JSON.parse(event.data);
    if (step.kind === "progress") return progress(step);
    stream.close();
    put(step.html);
    said.textContent = `Answer: ${step.title}`;
  };
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) say("The connection to the desk was lost; reload the page.");
  };
}

function progress(step) {
  const text = document.createElement("p");
  text.className = "progress";
  text.textContent = step.text;
  said.textContent = step.text;
  if (step.total) {
    const bar = document.createElement("progress");
    bar.max = step.total;
    bar.value = step.done;
    bar.textContent = `${step.done} of ${step.total}`;
    text.append(bar);
  }
  answer.replaceChildren(text);
}

function say(sentence) {
  said.textContent = sentence;
  const text = document.createElement("p");
  text.className = "alarm";
  text.textContent = sentence;
  answer.replaceChildren(text);
}

function put(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => {
    answer.replaceChildren();
    line.focus();
  });
  const inBox = document.activeElement === line;
  answer.replaceChildren(close, ...page.body.childNodes);
  const title = answer.querySelector(".title");
  if (inBox || !title) return;
  title.tabIndex = -1;
  title.focus();
}

// --- news: one line that takes no space from the page ----------------------------------------------------------------

const watched = live.dataset.watch;
let news = null;
let known = null;
let fresh = 0;

function hear(event) {
  if (event.kind === "hello") return greet(event);
  if (event.kind === "story") known.stories[event.slug] = (known.stories[event.slug] || 0) + event.new;
  if (event.kind === "post") known.posts[event.channel] = event.post;
  if (event.kind === "offer") known.offers[event.offer] = event.name;
  announce(event);
}

// A page that was hidden, or lost its desk for a while, sees what it missed.
function greet(event) {
  const before = known;
  known = event;
  if (!before) return;
  for (const [slug, articles] of Object.entries(event.stories)) {
    const more = articles - (before.stories[slug] || 0);
    if (more > 0) announce({ kind: "story", slug, new: more });
  }
  for (const [offer, name] of Object.entries(event.offers)) {
    if (!(offer in before.offers)) announce({ kind: "offer", offer, name });
  }
  for (const [channel, post] of Object.entries(event.posts)) {
    if (post !== before.posts[channel]) announce({ kind: "post", channel });
  }
}

function announce(event) {
  const abouts = { story: `story:${event.slug}`, post: `channel:${event.channel}`, offer: "stories" };
  const about = abouts[event.kind];
  if (watched !== "stories" && watched !== about) return;
  if (event.kind === "story") fresh += event.new;
  let words = "This changed";
  if (event.kind === "post") words = "A new post";
  if (event.kind === "offer") words = `Growing, not tracked: ${event.name}`;
  else if (fresh) words = `${fresh} new ${fresh === 1 ? "article" : "articles"}`;
  const link = document.createElement("a");
  link.href = location.pathname + location.search;
  link.textContent = "reload";
  live.replaceChildren(`${words}: `, link);
}

// Browsers open six connections to one place; pages that nobody looks at must not hold them.
function listen() {
  if (news) news.close();
  news = null;
  if (!watched || document.hidden) return;
  news = new EventSource("/live");
  news.onmessage = (event) => hear(JSON.parse(event.data));
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => news && news.close());
addEventListener("pageshow", (event) => event.persisted && listen());
listen();

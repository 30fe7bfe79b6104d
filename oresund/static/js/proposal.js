/* The proposal form: keeps what is typed with the portal, else in this browser; counts; adds partners; takes files in. */

const PAUSE = 1500; // milliseconds without a key before the form is kept
const LATEST = 10000; // of typing without a pause
const AGAIN = 5000; // before a form that could not be kept is tried again

const form = document.getElementById("proposal");
const note = document.getElementById("kept");
const changed = document.getElementById("changed");
const papers = document.getElementById("papers");
const shelf = `proposal:${form.dataset.user}:${form.dataset.ref}`;
const numbers = new Intl.NumberFormat(form.dataset.lang);
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "form", "action"]);

let unsaved = false; // something has been typed that the portal does not have
let timer;
let since = 0;
let saving = Promise.resolve();
let isLeaving = false;
let isSafe = false;

function say(words) {
  // What has not changed is not read out again.
  if (note.textContent !== words) note.textContent = words;
}

function later(pause) {
  clearTimeout(timer);
  since ||= Date.now();
  timer = setTimeout(keep, Math.max(0, Math.min(pause, since + LATEST - Date.now())));
}

/* One after the other; the promise says whether the form may be left. */
function keep() {
  clearTimeout(timer);
  saving = saving.then(send);
  return saving;
}

async function send() {
  const files = form.elements.files.files.length;
  if (!unsaved && !files) return true;
  since = 0;
  unsaved = false;
  try {
    const answer = await fetch(form.dataset.address, { method: "POST", body: new FormData(form), redirect: "error" });
    if (answer.status >= 500) throw new Error(answer.status);
    const said = await answer.json();
    say(said.saved ?? said.refused);
    if (answer.ok) taken(said);
    return true;
  } catch {
    unsaved = true;
    shelve();
    say(form.dataset.away);
    clearTimeout(timer);
    timer = setTimeout(keep, AGAIN);
    return false;
  }
}

function taken(said) {
  if (!unsaved) drop();
  if (said.changed) {
    if (changed.textContent !== said.changed) changed.textContent = said.changed;
    changed.hidden = false;
  }
  if (said.papers !== undefined) {
    papers.innerHTML = said.papers;
    form.elements.files.value = "";
  }
}

/* The second net: only what the portal has not got lies in this browser, and only until it has. */
function typed() {
  const found = [...new FormData(form)];
  return found.filter(([name, value]) => typeof value === "string" && !NOT_TYPED.has(name));
}

function shelve() {
  try {
    localStorage.setItem(shelf, JSON.stringify({ at: Date.now(), fields: typed() }));
  } catch {
    // Full, or switched off: the words still stand in the form.
  }
}

function drop() {
  try {
    localStorage.removeItem(shelf);
  } catch {
    // Switched off.
  }
}

function shelved() {
  try {
    return JSON.parse(localStorage.getItem(shelf));
  } catch {
    return null;
  }
}

function offer(found) {
  const template = document.getElementById("shelved");
  const notice = template.content.firstElementChild.cloneNode(true);
  const title = notice.querySelector("[data-words]");
  const time = new Intl.DateTimeFormat(form.dataset.lang, { dateStyle: "medium", timeStyle: "short" });
  title.textContent = title.dataset.words.replace("TIME", time.format(found.at));
  notice.querySelector("[data-take]").addEventListener("click", () => {
    restore(found.fields);
    notice.remove();
    form.elements.title_da.focus();
  });
  notice.querySelector("[data-drop]").addEventListener("click", () => {
    drop();
    notice.remove();
  });
  template.after(notice);
}

function restore(fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  const rows = Number(values.get("partners-TOTAL_FORMS")?.[0] ?? 0);
  while (total() < rows && addPartner());
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || NOT_TYPED.has(field.name)) continue;
    if (["partners-TOTAL_FORMS", "partners-INITIAL_FORMS"].includes(field.name)) continue;
    const kept = values.get(field.name);
    if (["checkbox", "radio"].includes(field.type)) field.checked = kept?.includes(field.value) ?? false;
    else if (kept) [field.value] = kept;
  }
  form.querySelectorAll("[data-limit]").forEach(count);
  refer();
  unsaved = true;
  keep();
}

/* As the database counts: characters, the end of a line as one. */
function count(field) {
  const limit = Number(field.dataset.limit);
  const written = [...field.value.trim()].length;
  const place = document.getElementById(`${field.id}_helptext`);
  const words = written > limit ? form.dataset.over : form.dataset.count;
  place.textContent = words.replace("WRITTEN", numbers.format(written)).replace("LIMIT", numbers.format(limit));
  place.classList.toggle("is-over", written > limit);
}

function total() {
  return Number(form.elements["partners-TOTAL_FORMS"].value);
}

function addPartner() {
  const number = total();
  if (number >= Number(form.elements["partners-MAX_NUM_FORMS"].value)) return null;
  const row = document.getElementById("partner-row").content.firstElementChild.cloneNode(true);
  row.innerHTML = row.innerHTML.replaceAll("__prefix__", number).replaceAll("NUMBER", number + 1);
  document.getElementById("partner-rows").append(row);
  form.elements["partners-TOTAL_FORMS"].value = number + 1;
  return row;
}

function refer() {
  const referred = form.elements.obstacle.dataset.referred.split(" ");
  document.getElementById("referred").hidden = !referred.includes(form.elements.obstacle.value || "-");
}

/* Nothing is sent off before it is safe: an answer that never comes would take the words along. */
async function leave(event) {
  if (isSafe) return;
  event.preventDefault();
  if (isLeaving) return;
  isLeaving = true;
  unsaved = true;
  isSafe = await keep();
  isLeaving = false;
  // A form cannot be submitted again before its event is over.
  if (isSafe) setTimeout(() => form.requestSubmit(event.submitter));
}

form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  unsaved = true;
  isSafe = false;
  if (event.target.dataset.limit) count(event.target);
  later(PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target.type === "file") keep();
  else if (event.target.name === "obstacle") refer();
});
form.addEventListener("submit", leave);
document.getElementById("add-partner").addEventListener("click", () => addPartner()?.querySelector("input").focus());
document.getElementById("add-partner").hidden = false;
form.querySelectorAll("[data-limit]").forEach(count);
refer();
addEventListener("online", () => keep());
addEventListener("pageshow", () => {
  isLeaving = isSafe = false;
});
addEventListener("beforeunload", (event) => {
  if (!isSafe && unsaved) event.preventDefault();
});

const found = shelved();
if (found) offer(found);

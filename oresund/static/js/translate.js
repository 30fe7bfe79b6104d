/* The translators' editor: keeps drafts while one types, and marks agreed words and false friends in the text. */

const PAUSE = 600; // milliseconds without a key before a draft is saved
const AGAIN = 5000; // before a draft that could not be saved is tried again
const LOOK = 3000; // between two looks for a machine draft
const LOOKS = 200;

const form = document.getElementById("translation");
const writings = new Map();
let isLeaving = false;
let isSafe = false;

/* A person may have logged in again, in another window: then the page has another token by now. */
async function renewToken() {
  const answer = await fetch(location.href, { redirect: "error" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#translation [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  return Boolean(token);
}

async function post(address, fields, isRenewed = false) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const body = new URLSearchParams(fields);
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "error" });
  if (answer.status === 403 && !isRenewed && (await renewToken())) return post(address, fields, true);
  if (![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
  return answer;
}

class Writing {
  constructor(field) {
    this.field = field;
    this.row = field.dataset.row;
    this.version = form.elements[`version-${this.row}`];
    this.help = form.querySelector(`[data-help-for="${field.id}"]`);
    this.note = this.help.querySelector(".translation-note");
    // A browser that goes back may have put in again what was typed last.
    this.kept = field.defaultValue;
    this.show(this.help, this.help.querySelector(".translation-mirror").textContent);
    if (this.isUnsaved) this.later(PAUSE);
    field.addEventListener("input", () => this.changed());
    field.addEventListener("scroll", () => this.scroll());
    field.addEventListener("keydown", (event) => this.key(event));
    this.help.addEventListener("click", (event) => this.insert(event));
    new ResizeObserver(() => this.scroll()).observe(field);
  }

  get isUnsaved() {
    return this.kept !== this.field.value;
  }

  changed() {
    this.shift();
    this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), pause);
  }

  /* One after the other; the promise says whether all that stands in the field has been taken care of. */
  save() {
    clearTimeout(this.timer);
    this.saving = Promise.resolve(this.saving).then(() => this.send());
    return this.saving;
  }

  async send() {
    if (this.stopped || !this.isUnsaved) return true;
    const words = this.field.value;
    try {
      const fields = { [`words-${this.row}`]: words, [`version-${this.row}`]: this.version.value };
      const answer = await post(this.help.dataset.address, fields);
      const fresh = document.createElement("div");
      fresh.innerHTML = await answer.text();
      this.stopped = answer.status === 409;
      if (answer.ok) this.kept = words;
      const version = fresh.querySelector("[data-version]");
      if (version) this.version.value = version.dataset.version;
      this.note.replaceChildren(...fresh.querySelector(".translation-note").childNodes);
      this.failed = false;
      if (answer.status !== 422) this.show(fresh, words);
      return true;
    } catch {
      this.say(form.dataset.failed);
      this.later(AGAIN);
      return false;
    }
  }

  /* Is said once, not at each new try. */
  say(words) {
    if (this.failed) return;
    this.failed = true;
    const note = document.createElement("p");
    note.className = "errorlist";
    note.setAttribute("role", "alert");
    note.textContent = words;
    this.note.replaceChildren(note);
  }

  /* The same words behind the field, where their marks show through; and what is to be said of them. */
  show(fresh, words) {
    for (const part of [".translation-friends", ".translation-terms"]) {
      const [old, now] = [this.help, fresh].map((one) => one.querySelector(part));
      // What has not changed is not read out again.
      if (old.textContent.trim() !== now.textContent.trim()) old.replaceChildren(...now.childNodes);
    }
    const place = this.field.parentElement;
    place.querySelector(".translation-mirror")?.remove();
    this.mirror = fresh.querySelector(".translation-mirror");
    place.prepend(this.mirror);
    this.shown = words;
    this.shift();
  }

  /* Marks stay with their words until the next answer comes, whatever is typed before, between or after them. */
  shift() {
    const [old, now] = [this.shown, this.field.value];
    const least = Math.min(old.length, now.length);
    let start = 0;
    while (start < least && old[start] === now[start]) start += 1;
    let rest = 0;
    while (rest < least - start && old.at(-1 - rest) === now.at(-1 - rest)) rest += 1;
    if (old !== now) {
      const range = document.createRange();
      range.setStart(...this.place(start));
      range.setEnd(...this.place(old.length - rest));
      range.deleteContents();
      range.insertNode(document.createTextNode(now.slice(start, now.length - rest)));
      this.shown = now;
    }
    this.scroll();
  }

  /* Where the letter of a number stands in the mirror. */
  place(at) {
    const walker = document.createTreeWalker(this.mirror, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (at <= walker.currentNode.length) return [walker.currentNode, at];
      at -= walker.currentNode.length;
    }
    return [this.mirror, this.mirror.childNodes.length];
  }

  scroll() {
    this.mirror.scrollTop = this.field.scrollTop;
  }

  /* Where the cursor is, or instead of the word that misleads. */
  insert(event) {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    const wrong = button.dataset.for?.replace(/[^\p{L}\p{N}]/gu, ".");
    const found = wrong && new RegExp(`(?<!\\p{L})${wrong}(?!\\p{L})`, "u").exec(this.field.value);
    let words = button.dataset.insert;
    this.field.focus();
    if (found) {
      this.field.setSelectionRange(found.index, found.index + found[0].length);
      if (/^\p{Lu}/u.test(found[0])) words = words[0].toUpperCase() + words.slice(1);
    }
    // So that it can be undone with the keyboard, too.
    if (!document.execCommand("insertText", false, words)) {
      const { selectionStart, selectionEnd } = this.field;
      this.field.setRangeText(words, selectionStart, selectionEnd, "end");
      this.changed();
    }
  }

  key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.querySelector(`button[name=approve][value="${this.row}"]`).click();
  }
}

/* Nothing is sent off before it is safe: an answer that never comes would take the words along. */
async function leave(event) {
  if (isSafe) return;
  event.preventDefault();
  if (isLeaving) return;
  isLeaving = true;
  const all = await Promise.all([...writings.values()].map((one) => one.save()));
  isLeaving = isSafe = all.every(Boolean);
  // A form cannot be submitted again before its event is over.
  if (isSafe) setTimeout(() => form.requestSubmit(event.submitter));
}

async function look(waiting, looks) {
  if (looks === 0) return;
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    if (answer.ok && !(await answer.text()).includes('id="waiting"')) {
      const isWriting = [...writings.values()].some((one) => one.isUnsaved || one.field === document.activeElement);
      if (!isWriting) return location.reload();
      waiting.textContent = waiting.dataset.ready;
      return;
    }
  } catch {
    // No network for a moment; the next look may have it.
  }
  setTimeout(() => look(waiting, looks - 1), LOOK);
}

for (const field of form.querySelectorAll("textarea[data-row]")) writings.set(field.dataset.row, new Writing(field));
for (const hint of form.querySelectorAll("[hidden]")) hint.hidden = false;
form.addEventListener("submit", leave);
addEventListener("online", () => writings.forEach((one) => one.save()));
addEventListener("pageshow", () => {
  isLeaving = isSafe = false;
});
addEventListener("beforeunload", (event) => {
  if (!isSafe && [...writings.values()].some((one) => one.isUnsaved)) event.preventDefault();
});

const waiting = document.getElementById("waiting");
if (waiting) setTimeout(() => look(waiting, LOOKS), LOOK);

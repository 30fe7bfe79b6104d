/* Similar ideas, in both languages, while one types or assesses: asks the portal after a pause and shows what it found. */

const PAUSE = 1000; // milliseconds without a key
const SHORTEST = 12; // characters that say something

const slot = document.getElementById("similar");
const found = document.getElementById("similar-found");
const form = slot.closest("form");
const token = document.querySelector("[name=csrfmiddlewaretoken]");
let timer;
let asked = "";
let asking;

/* The language in which more has been written. */
function idea() {
  const texts = ["da", "sv"].map((language) => ({
    language,
    title: form?.elements[`title_${language}`]?.value.trim() ?? "",
    summary: form?.elements[`summary_${language}`]?.value.trim() ?? "",
  }));
  return texts.sort((one, other) => length(other) - length(one))[0];
}

function length(text) {
  return text.title.length + text.summary.length;
}

async function look() {
  const text = idea();
  const typed = length(text) >= SHORTEST;
  if (!typed && (!slot.dataset.ref || form?.elements.title_da)) return;
  const body = new URLSearchParams({ part: "1", ref: slot.dataset.ref, csrfmiddlewaretoken: token.value });
  if (typed) for (const [name, value] of Object.entries(text)) body.set(name, value);
  if (String(body) === asked) return;
  asked = String(body);
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(slot.dataset.address, { method: "POST", body, signal: asking.signal, redirect: "error" });
    if (answer.ok) found.innerHTML = await answer.text();
  } catch {
    asked = ""; // without a connection the next key asks again
  }
}

form?.addEventListener("input", (event) => {
  if (!/^(title|summary)_/.test(event.target.name ?? "")) return;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});
look();

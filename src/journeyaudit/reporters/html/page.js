"use strict";
(() => {
  const tools = document.getElementById("tools");
  if (!tools) {
    return;
  }
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const boxes = [...tools.querySelectorAll("input[type=checkbox]")];
  const folds = [...document.querySelectorAll("details")];
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");

  const findings = [...document.querySelectorAll("article.finding")].map((element) => {
    const own = [...element.children].filter((child) => !child.classList.contains("explains"));
    const heading = element.closest(".step").querySelector("h4");
    const title = element.closest(".part").querySelector("h2");
    const words = [...own, heading, title].map((child) => (child ? child.textContent : ""));
    return { element, severity: element.dataset.severity, text: plain(words.join(" ")) };
  });

  const filter = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = plain(search.value).trim().split(" ").filter(Boolean);
    const fits = (one) => severities.has(one.severity) && words.every((word) => one.text.includes(word));
    const found = new Set(findings.filter(fits).map((one) => one.element));
    for (const { element } of findings) {
      // A finding that explains one that fits stays, else nobody could tell what that follows from.
      const inside = [...element.querySelectorAll("article.finding")].some((one) => found.has(one));
      element.hidden = !found.has(element) && !inside;
    }
    for (const step of document.querySelectorAll(".step")) {
      step.hidden = !step.querySelector("article.finding:not([hidden])");
    }
    for (const note of document.querySelectorAll(".nothing")) {
      note.hidden = Boolean(note.closest(".part").querySelector("article.finding:not([hidden])"));
    }
    const filtered = found.size < findings.length;
    document.body.classList.toggle("filtered", filtered);
    tools.querySelector("[data-do=reset]").hidden = !filtered;
    shown.textContent = shown.dataset.text.replace("{}", found.size).replace("{}", findings.length);
  };

  const reset = () => {
    boxes.forEach((box) => {
      box.checked = true;
    });
    search.value = "";
    filter();
  };

  const actions = {
    fold: () => folds.forEach((one) => {
      one.open = false;
    }),
    unfold: () => folds.forEach((one) => {
      one.open = true;
    }),
    reset,
  };

  // A link may lead to a finding that is filtered away or folded.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches("article.finding")) {
      return;
    }
    if (target.closest("[hidden]")) {
      reset();
    }
    target.querySelector("details").open = true;
    target.scrollIntoView();
  };

  boxes.forEach((box) => box.addEventListener("change", filter));
  search.addEventListener("input", filter);
  tools.addEventListener("click", (event) => {
    const action = event.target.closest("[data-do]");
    if (action) {
      actions[action.dataset.do]();
      if (action.hidden) {
        search.focus();
      }
    }
  });
  addEventListener("hashchange", reveal);

  // Paper cannot be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = folds.filter((one) => !one.open);
    actions.unfold();
  });
  addEventListener("afterprint", () => folded.forEach((one) => {
    one.open = false;
  }));

  tools.hidden = false;
  filter();
  reveal();
})();

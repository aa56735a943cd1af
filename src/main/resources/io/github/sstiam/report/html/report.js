
"use strict";
(function () {
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const selects = Array.from(form.querySelectorAll("select"));
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const permissions = Array.from(document.querySelectorAll(".permission"));
  const groups = Array.from(document.querySelectorAll(".group"));
  const sections = Array.from(document.querySelectorAll(".section"));
  const opened = new Map();
  const texts = new Map();

  // With fewer than these, what fits is opened for the reader.
  const FEW = 200;

  function textOf(permission) {
    let text = texts.get(permission);
    if (text === undefined) {
      const owner = permission.parentElement.firstElementChild.textContent;
      text = (permission.textContent + " " + owner).replace(/\s+/g, " ").toLowerCase();
      texts.set(permission, text);
    }
    return text;
  }

  // What a filter looks at; a permission has several owners.
  const values = {
    outcome: (permission) => permission.classList[1],
    standing: (permission) => permission.classList[2],
    necessity: (permission) => permission.querySelector("i").textContent,
    principal: (permission) => permission.dataset.principal,
    service: (permission) => permission.querySelector("code").textContent.split(":", 1)[0],
    owner: (permission) => permission.dataset.owner
  };

  function fits(permission, words, chosen) {
    for (const select of chosen) {
      const value = values[select.dataset.filter](permission);
      if (!(" " + value + " ").includes(" " + select.value + " ")) {
        return false;
      }
    }
    return words.length === 0 || words.every((word) => textOf(permission).includes(word));
  }

  function showContainers(containers, full, isActive, count) {
    for (const container of containers) {
      const some = full.get(container) || 0;
      container.hidden = some === 0;
      const label = container.querySelector(":scope > summary .count");
      const total = label.textContent.split(" of ").pop();
      label.textContent = isActive ? some + " of " + total : total;
      if (!isActive) {
        if (opened.has(container)) {
          container.open = opened.get(container);
          opened.delete(container);
        }
      } else if (some > 0 && count <= FEW) {
        if (!opened.has(container)) {
          opened.set(container, container.open);
        }
        container.open = true;
      }
    }
  }

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const chosen = selects.filter((select) => select.value !== "");
    const full = new Map();
    let count = 0;
    for (const permission of permissions) {
      const isFitting = fits(permission, words, chosen);
      permission.hidden = !isFitting;
      if (isFitting) {
        count += 1;
        for (const container of [permission.parentElement, permission.parentElement.parentElement]) {
          full.set(container, (full.get(container) || 0) + 1);
        }
      }
    }
    const isActive = words.length > 0 || chosen.length > 0;
    showContainers(groups, full, isActive, count);
    showContainers(sections, full, isActive, count);
    nothing.hidden = count > 0 || permissions.length === 0;
    shown.textContent = isActive
      ? count + " of " + permissions.length + " permissions"
      : permissions.length + (permissions.length === 1 ? " permission" : " permissions");
  }

  let pending = 0;
  function applySoon() {
    clearTimeout(pending);
    pending = setTimeout(apply, 120);
  }

  function reveal(element) {
    for (let each = element; each; each = each.parentElement) {
      if (each.localName === "details") {
        each.open = true;
      }
    }
  }

  function revealTarget() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target) {
      reveal(target);
      target.scrollIntoView();
    }
  }

  function choose(filter, value) {
    selects.find((select) => select.dataset.filter === filter).value = value;
  }

  function showCell(link) {
    form.reset();
    const column = document.querySelectorAll(".matrix thead th")[link.parentElement.cellIndex];
    choose("owner", link.dataset.owner);
    choose("service", column.textContent);
    apply();
    document.getElementById("permissions").scrollIntoView();
    search.focus({ preventScroll: true });
  }

  function copyBySelection(source) {
    const selection = getSelection();
    selection.removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(source);
    selection.addRange(range);
    return document.execCommand("copy");
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    let isCopied;
    try {
      await navigator.clipboard.writeText(source.textContent);
      isCopied = true;
    } catch (e) {
      // Some browsers give no clipboard to a page that was opened from a file.
      isCopied = copyBySelection(source);
    }
    button.textContent = isCopied ? "Copied" : "Selected: press Ctrl+C";
    setTimeout(() => { button.textContent = "Copy"; }, 2500);
  }

  search.addEventListener("input", applySoon);
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("show-all").addEventListener("click", () => form.reset());
  addEventListener("hashchange", revealTarget);
  document.getElementById("matrix").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-owner]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      showCell(link);
    }
  });
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  form.hidden = permissions.length === 0;
  revealTarget();
})();

// The computation that a vote asks for: PBKDF2 until the task's prefix is met.
// The form carries the task; without this file it can be sent after a minute.
const HEX = 16;
const started = new WeakMap();

const octets = (hex) =>
  Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, HEX));

const hex = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(HEX).padStart(2, '0')).join('');

async function derived(task, counter) {
  const nonce = octets(task.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const key = await window.crypto.subtle.importKey('raw', password, 'PBKDF2', false, [
    'deriveBits',
  ]);
  const rules = {
    name: 'PBKDF2',
    hash: 'SHA-256',
    salt: octets(task.salt),
    iterations: task.cost,
  };
  return new Uint8Array(
    await window.crypto.subtle.deriveBits(rules, key, task.keyLength * 8),
  );
}

async function solve(challenge, counter = 0) {
  const found = hex(await derived(challenge.parameters, counter));
  if (!found.startsWith(challenge.parameters.keyPrefix)) {
    return solve(challenge, counter + 1);
  }
  return window.btoa(
    JSON.stringify({ challenge, solution: { counter, derivedKey: found } }),
  );
}

function solution(form) {
  if (!started.has(form)) {
    started.set(form, solve(JSON.parse(form.dataset.wcsProof)));
  }
  return started.get(form);
}

const formOf = (event) =>
  window.crypto?.subtle && event.target.closest?.('form[data-wcs-proof]');

// Computing begins as soon as somebody touches the form.
document.addEventListener('focusin', (event) => {
  const form = formOf(event);
  if (form) {
    solution(form);
  }
});

// In the capturing phase: whoever else takes the form over comes after the solution.
document.addEventListener(
  'submit',
  (event) => {
    const form = formOf(event);
    if (!form || form.elements.proof.value) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const status = form.querySelector('[data-wcs-proof-status]');
    status.textContent = status.dataset.working;
    solution(form).then((payload) => {
      form.elements.proof.value = payload;
      status.textContent = '';
      form.requestSubmit();
    });
  },
  true,
);

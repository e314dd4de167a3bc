import { say } from '#lib/words/say.ts';

const SAID_FOR = 2000;

/** Copies the code it wraps; where the clipboard is refused it selects the code instead. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('pre');
    const button = this.querySelector('button');
    if (!code || !button || this.querySelector('[role=status]')) return;
    const status = document.createElement('span');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    this.append(status);
    const label = button.textContent;
    button.setAttribute('aria-label', label ?? ''); // what was done is heard once, from the status
    let timer = 0;
    const tell = (words: string) => {
      button.textContent = words;
      status.textContent = words;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        button.textContent = label;
        status.textContent = '';
      }, SAID_FOR);
    };
    button.addEventListener('click', async () => {
      try {
        // Of a session in a terminal what was typed, without prompts and answers.
        await navigator.clipboard.writeText(this.dataset.commands ?? code.textContent ?? '');
        tell(say('Copied'));
      } catch {
        getSelection()?.selectAllChildren(code);
        tell(say('Selected'));
      }
    });
  }
}

customElements.define('copy-code', CopyCode);

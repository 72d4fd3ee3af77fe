import '@testing-library/jest-dom/jest-globals';
import { cleanup } from '@testing-library/react';
import { afterEach, jest } from '@jest/globals';

// What browsers have and jsdom has not.
const nothing = () => undefined;
window.matchMedia ??= (query) => ({
  matches: false, media: query, onchange: null,
  addEventListener: nothing, removeEventListener: nothing, addListener: nothing, removeListener: nothing, dispatchEvent: () => false,
});
globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} };
Element.prototype.scrollIntoView ??= nothing;
HTMLElement.prototype.hidePopover ??= nothing;
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
  this.querySelector('button, input, select, textarea, a[href]')?.focus();
};
HTMLDialogElement.prototype.close ??= function close() { this.open = false; };

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

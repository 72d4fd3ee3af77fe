import { useEffect, useState } from 'react';
import { Button } from './button.js';
import { KeysHelp, KeysLine, type KeyHelp } from './keys-help.js';
import { isTyping } from './search-field.js';

/** What the keyboard does on this screen: a line at its foot, and all of it behind `?` or the button. */
export const ScreenKeys = ({ keys }: { keys: readonly KeyHelp[] }) => {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpened(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <div className="keysline">
        <KeysLine keys={keys} />
        <Button kind="quiet" size="small" onClick={() => setOpened(true)}>All keys</Button>
      </div>
      <KeysHelp opened={opened} onClose={() => setOpened(false)} keys={keys} />
    </>
  );
};

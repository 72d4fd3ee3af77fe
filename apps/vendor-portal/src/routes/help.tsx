import { useRouter } from '@tanstack/react-router';
import { HelpPage } from '../features/help/help-page.js';
import { Frame } from './frame.js';

export const HelpRoute = () => {
  const { history } = useRouter();
  return <Frame>{history.canGoBack() && <button type="button" className="asbutton back" onClick={() => history.back()}>Back to where you were</button>}<HelpPage /></Frame>;
};

// The words of Testing Library's matchers, for every component test of the web.
import '@testing-library/jest-dom/jest-globals';

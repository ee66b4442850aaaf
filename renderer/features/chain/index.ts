export { ChainEditor } from './chain-editor.tsx';
export { OpinionsPanel } from './opinions-panel.tsx';

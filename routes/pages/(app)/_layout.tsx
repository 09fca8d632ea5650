import { framed } from "@/routes/frame.tsx";
import { define } from "@/routes/state.ts";

export default define.layout(async function AppLayout(props) {
  return await framed(props, <props.Component />);
});
